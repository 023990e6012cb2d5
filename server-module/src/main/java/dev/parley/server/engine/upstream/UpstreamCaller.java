package dev.parley.server.engine.upstream;

import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Asks one upstream and reads its answer on the calling thread, so that a piece of text goes from one socket to the other
 * without changing threads. Asks once: asking again is for others to decide. Safe for use by many threads.
 */
public final class UpstreamCaller implements AutoCloseable {
    private final Upstream upstream;
    private final UpstreamErrors errors;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService timer = timer();
    private final SilenceWatch silence;
    private final Linger linger = new Linger(timer);

    private UpstreamCaller(Upstream upstream, UpstreamErrors errors, CloseableHttpClient http) {
        this.upstream = upstream;
        this.errors = errors;
        this.http = http;
        this.silence = new SilenceWatch(upstream.silence(), timer);
    }

    /** A caller of one upstream; connects when it is first used. */
    public static UpstreamCaller of(Upstream upstream, UpstreamErrors errors) {
        return new UpstreamCaller(upstream, errors, UpstreamClient.open());
    }

    /**
     * One question.
     *
     * @param path what the upstream's base URL is followed by
     * @param body JSON
     * @param stream whether an event stream is asked for
     * @param cancellation closes the connection
     */
    public record Call(String path, byte[] body, boolean stream, Cancellation cancellation) {}

    /**
     * Asks, and returns when the answer has been read to its end.
     *
     * @throws EngineException if the upstream refuses, fails or breaks off, or the call was cancelled
     * @throws IOException if the reader's listener left
     */
    public void call(Call call, AnswerReader<?> answer) throws EngineException, IOException {
        HttpPost post = post(call);
        call.cancellation().onCancel(post::cancel);
        try {
            exchange(post, answer);
        } catch (EngineException e) {
            if (call.cancellation().isCancelled()) {
                throw new EngineException(Failure.of(Kind.BROKEN, "The answer was cancelled."), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }

    private HttpPost post(Call call) {
        HttpPost post = new HttpPost(upstream.endpoint(call.path()));
        if (upstream.key() != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + upstream.key());
        }
        upstream.headers().get().forEach(post::setHeader);
        post.setHeader(HttpHeaders.ACCEPT, call.stream() ? "text/event-stream" : "application/json");
        post.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        return post;
    }

    private void exchange(HttpPost post, AnswerReader<?> answer) throws EngineException, IOException {
        try (SilenceWatch.Wait wait = silence.begin(post::cancel)) {
            ClassicHttpResponse response = open(post, wait);
            if (response.getCode() != 200) {
                throw errors.of(response);
            }
            wait.rest();
            InputStream body = content(response);
            new AnswerSource<>(wait.over(body), answer).read();
            answer.end();
            linger.readEnd(body, post);
        } finally {
            // Ends the connection unless it has gone back to the pool. Closing the response instead would first read an
            // unfinished answer to its end, and the upstream would go on generating for nobody.
            post.cancel();
        }
    }

    private ClassicHttpResponse open(HttpPost post, SilenceWatch.Wait wait) throws EngineException {
        try {
            return http.executeOpen(null, post, null);
        } catch (IOException | IllegalStateException e) { // the latter where it was cancelled before it was connected
            if (wait.hasExpired()) {
                throw new EngineException(Failure.of(Kind.TIMEOUT, "The upstream did not answer in time."), e);
            }
            throw new EngineException(Failure.of(Kind.UNAVAILABLE, "The upstream can't be reached."), e);
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "parley-upstream");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static InputStream content(ClassicHttpResponse response) throws EngineException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream's answer is empty."));
        }
        try {
            return entity.getContent();
        } catch (IOException e) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream's answer can't be read."), e);
        }
    }
}
