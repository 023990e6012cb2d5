package dev.parley.server.engine.chat;

import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Any upstream that speaks chat completions. Reads the upstream with a blocking client on the answering thread, so that
 * a piece of text goes from one socket to the other without changing threads.
 */
public final class ChatEngine implements ModelEngine {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    "max_output_tokens",
                    "parallel_tool_calls",
                    "reasoning.effort",
                    "temperature",
                    "text.format",
                    "text.verbosity",
                    "tool_choice",
                    "tools",
                    "top_p",
                    "user"),
            Set.of("function"));

    private final Upstream upstream;
    private final UpstreamErrors errors;
    private final CloseableHttpClient http;
    private final Linger linger = new Linger();

    private ChatEngine(Upstream upstream, CloseableHttpClient http) {
        this.upstream = upstream;
        this.errors = new UpstreamErrors(upstream);
        this.http = http;
    }

    /** An engine for one upstream; connects when it is first asked. */
    public static ChatEngine to(Upstream upstream) {
        return new ChatEngine(upstream, UpstreamClient.open(upstream.silence()));
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        HttpPost post = post(request);
        return sink -> answer(post, request.cancellation(), sink);
    }

    private void answer(HttpPost post, Cancellation cancellation, EngineSink sink) throws EngineException, IOException {
        cancellation.onCancel(post::cancel);
        try {
            exchange(post, new ChatAnswer(sink, errors));
        } catch (EngineException e) {
            if (cancellation.isCancelled()) {
                throw new EngineException(Failure.of(Kind.BROKEN, "The answer was cancelled."), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        linger.close();
        http.close(CloseMode.IMMEDIATE);
    }

    private HttpPost post(EngineRequest request) throws EngineException {
        boolean stream = Boolean.TRUE.equals(request.parameters().stream());
        HttpPost post = new HttpPost(upstream.endpoint());
        if (upstream.key() != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + upstream.key());
        }
        post.setHeader(HttpHeaders.ACCEPT, stream ? "text/event-stream" : "application/json");
        byte[] body = new ChatRequestWriter(upstream.modelFor(request.model())).write(request, stream);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }

    private void exchange(HttpPost post, ChatAnswer answer) throws EngineException, IOException {
        try {
            ClassicHttpResponse response = open(post);
            if (response.getCode() != 200) {
                throw errors.of(response);
            }
            InputStream body = content(response);
            new ChatSource(body).readInto(answer);
            answer.end();
            linger.readEnd(body, post);
        } finally {
            // Ends the connection unless it has gone back to the pool. Closing the response instead would first read an
            // unfinished answer to its end, and the upstream would go on generating for nobody.
            post.cancel();
        }
    }

    private ClassicHttpResponse open(HttpPost post) throws EngineException {
        try {
            return http.executeOpen(null, post, null);
        } catch (ConnectTimeoutException e) {
            throw new EngineException(Failure.of(Kind.UNAVAILABLE, "The upstream can't be reached."), e);
        } catch (SocketTimeoutException e) {
            throw new EngineException(Failure.of(Kind.TIMEOUT, "The upstream did not answer in time."), e);
        } catch (IOException | IllegalStateException e) { // the latter where it was cancelled before it was connected
            throw new EngineException(Failure.of(Kind.UNAVAILABLE, "The upstream can't be reached."), e);
        }
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
