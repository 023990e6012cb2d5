package dev.parley.server.http.open;

import java.util.concurrent.locks.ReentrantLock;

/** An answer of one piece that a client waits for; stops its making if the client leaves. */
public final class AwaitedAnswer implements OpenAnswer {
    private final OpenAnswers answers;
    private final ClientConnection client;
    private final Runnable leave;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    private AwaitedAnswer(OpenAnswers answers, ClientConnection client, Runnable leave) {
        this.answers = answers;
        this.client = client;
        this.leave = leave;
    }

    /** An answer that is looked after until it is closed. */
    public static AwaitedAnswer open(OpenAnswers answers, ClientConnection client, Runnable leave) {
        AwaitedAnswer answer = new AwaitedAnswer(answers, client, leave);
        answers.add(answer);
        return answer;
    }

    @Override
    public void look(long now) {
        if (lock.tryLock()) {
            try {
                if (!over && client.isGone()) {
                    over = true;
                    answers.workers().execute(leave);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Afterwards nobody touches the connection any more. */
    public void close() {
        answers.remove(this);
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }
}
