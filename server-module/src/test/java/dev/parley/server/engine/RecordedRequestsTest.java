package dev.parley.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.chat.ChatEngine;
import dev.parley.server.engine.scripted.ScriptedEngine;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Requests that real clients have sent: each is answered, or refused with the name of what can't be done. */
@EnabledIf("areThere")
final class RecordedRequestsTest {
    private static final Path RECORDINGS = Path.of("..", "..", "shared", "recordings", "requests.jsonl");

    static boolean areThere() {
        return Files.exists(RECORDINGS);
    }

    @Test
    void the_scripted_engine_answers_or_refuses_each_by_name() throws Exception {
        int answered = 0;
        for (String body : bodies()) {
            Recorder recorder = new Recorder();
            Failure refusal = ask(new ScriptedEngine(Duration.ZERO), body, recorder);
            if (refusal == null) {
                recorder.finish();
                assertArgumentsAreJson(recorder, body);
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(900);
    }

    @Test
    void the_chat_engine_asks_its_upstream_or_refuses_each_by_name() throws Exception {
        int asked = 0;
        try (ChatUpstream upstream = ChatUpstream.start();
                ChatEngine engine =
                        ChatEngine.to(new Upstream(upstream.baseUrl(), null, null, Duration.ofSeconds(20)))) {
            upstream.otherwise(request -> ChatReply.completion("ok"));
            for (String body : bodies()) {
                if (ask(engine, body, new Recorder()) == null) {
                    assertThat(upstream.takeRequest().json()).isInstanceOf(JsonValue.Obj.class);
                    asked++;
                }
            }
            assertThat(upstream.requests()).hasSize(asked);
        }
        assertThat(asked).isGreaterThan(600);
    }

    private static Failure ask(ModelEngine engine, String body, Recorder recorder) throws IOException {
        try {
            engine.prepare(Turn.of(body)).run(recorder);
            return null;
        } catch (EngineException e) {
            assertThat(e.failure().kind()).as(body).isEqualTo(Kind.INVALID_REQUEST);
            assertThat(e.failure().param()).as(body).isNotBlank();
            return e.failure();
        }
    }

    private static void assertArgumentsAreJson(Recorder recorder, String body) throws IOException {
        if (recorder.finish() == EngineEvent.FinishReason.STOP) {
            for (String call : recorder.calls()) {
                JsonValue arguments = Json.parse(call.substring(call.indexOf('{')));
                assertThat(arguments).as(body).isInstanceOf(JsonValue.Obj.class);
            }
        }
    }

    private static List<String> bodies() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (Stream<String> lines = Files.lines(RECORDINGS)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonValue.Obj recording = (JsonValue.Obj) Json.parse(line);
                if (recording.get("body") instanceof JsonValue.Obj body && isWellFormed(body.toJson())) {
                    bodies.add(body.toJson());
                }
            }
        }
        assertThat(bodies).hasSizeGreaterThan(900);
        return bodies;
    }

    /** What the server refuses before it asks any engine is not an engine's to answer. */
    private static boolean isWellFormed(String body) throws IOException {
        try {
            Json.readStrict(body, CreateResponse::read);
            return true;
        } catch (JsonMismatchException e) {
            return false;
        }
    }
}
