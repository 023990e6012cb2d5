package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.Dialogue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A server in front of an upstream that speaks the language of a dialogue and gives up on silence after 2 s. */
abstract class DialogueFixture {
    static final String FUNCTIONS = "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},"
            + "\"strict\":false},{\"type\":\"function\",\"name\":\"g\",\"parameters\":{},\"strict\":false}]";

    final ChatUpstream upstream = ChatUpstream.start();
    TestServer server;
    Http http;

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    void serve(Dialogue dialogue) {
        server = TestServer.routed(new Route(
                "*", EngineKind.valueOf(dialogue.name()), upstream.baseUrl().toString(), "k", null, 2));
        http = new Http(server.uri());
    }

    /** A streamed request; {@code more} are further members of it. */
    static String request(String more) {
        return "{\"model\":\"m\",\"input\":\"hello\",\"stream\":true" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** What a client gets to see of that reply. */
    List<Frame> stream(Dialogue dialogue, ChatReply reply, String more) {
        serve(dialogue);
        upstream.next(reply);
        Answer answer = http.post("/v1/responses", request(more), "X-Parley-Dialect", "lightcone-compat");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.frames();
    }

    /** The response that a legal stream ends with. */
    JsonNode terminal(Dialogue dialogue, ChatReply reply, String more) {
        return StreamGrammar.check(stream(dialogue, reply, more));
    }
}
