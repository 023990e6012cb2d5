package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.Recorder;
import dev.parley.server.engine.Turn;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.io.IOException;
import java.time.Duration;

/** A chat engine in front of a fake upstream. */
final class ChatFixture implements AutoCloseable {
    static final String KEY = "sk-the-upstream-key";
    static final String STREAMED = "{\"model\":\"m\",\"stream\":true,\"input\":\"Hi\"}";

    final ChatUpstream upstream = ChatUpstream.start();
    final ChatEngine engine;
    final Recorder recorder = new Recorder();

    ChatFixture() {
        this(Duration.ofSeconds(20));
    }

    ChatFixture(Duration silence) {
        engine = ChatEngine.to(new Upstream(upstream.baseUrl(), KEY, null, silence));
    }

    /** Has the engine answer a streamed turn with what the upstream is told to reply. */
    Recorder answer(ChatReply reply) throws EngineException, IOException {
        return answer(reply, Turn.of(STREAMED));
    }

    Recorder answer(ChatReply reply, EngineRequest request) throws EngineException, IOException {
        upstream.next(reply);
        engine.prepare(request).run(recorder);
        return recorder;
    }

    Failure failure(ChatReply reply) {
        return failure(reply, Turn.of(STREAMED));
    }

    Failure failure(ChatReply reply, EngineRequest request) {
        return catchThrowableOfType(EngineException.class, () -> answer(reply, request))
                .failure();
    }

    @Override
    public void close() {
        engine.close();
        upstream.close();
    }
}
