package dev.parley.conformance.puppet;

import java.io.IOException;

/** Plays a script on a line, move by move, until it ends or the other side hangs up. */
record Player(Asked asked, HttpOut out, Voice voice, int patienceMillis) {
    void play() throws IOException, InterruptedException {
        boolean opened = false;
        for (Move move : asked.script().play()) {
            if (!opened && move instanceof Move.Refuse refusal) {
                out.refuse(refusal);
                return;
            }
            if (!opened && move instanceof Move.Drop drop) {
                out.line().drop(drop.drop());
                return;
            }
            boolean silent = move instanceof Move.Silence;
            if (!opened && !silent) {
                voice.open();
                opened = true;
            }
            if (!go(move)) {
                return;
            }
        }
        if (!opened) {
            voice.open();
        }
        voice.finish(asked.script().finish());
    }

    /** One move; false when it was the last. */
    private boolean go(Move move) throws IOException, InterruptedException {
        if (move instanceof Move.Silence quiet) {
            return out.line().pause(quiet.silence());
        }
        if (move instanceof Move.Stall) {
            if (out.line().pause(patienceMillis)) {
                out.line().drop(Move.Drop.How.CLOSE);
            }
            return false;
        }
        if (move instanceof Move.Drop drop) {
            voice.breakOff();
            // What was said gets time to arrive: a reset would take it along.
            out.line().pause(100);
            out.line().drop(drop.drop());
            return false;
        }
        if (move instanceof Move.Refuse failure) {
            voice.fail(failure);
            return false;
        }
        if (move instanceof Move.Finish finish) {
            voice.finish(finish.finish());
            return false;
        }
        return move instanceof Move.Text text ? text(text) : said(move);
    }

    private boolean said(Move move) throws IOException {
        voice.say(move);
        return true;
    }

    private boolean text(Move.Text text) throws IOException, InterruptedException {
        for (int i = 0; i < text.times(); i++) {
            voice.say(new Move.Text(text.text(), 1, 0));
            if (text.every() > 0 && !out.line().pause(text.every())) {
                return false;
            }
        }
        return true;
    }
}
