package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Coordinates;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A server in front of an upstream that speaks the Responses API and whose positions are cells of a grid. */
abstract class ResponsesFixture {
    final ChatUpstream upstream = ChatUpstream.start();
    final TestServer server = TestServer.routed(new Route(
            "*",
            EngineKind.RESPONSES,
            upstream.baseUrl().toString(),
            "upstream-key",
            null,
            5,
            null,
            null,
            Coordinates.GRID,
            List.of("top_k"),
            List.of("function", "custom", "web_search", "mcp", "computer_use_preview"),
            0,
            0,
            null));
    final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    /** A streamed request; {@code more} are further members of it. */
    static String request(String more) {
        return "{\"model\":\"any/m\",\"input\":\"hello\",\"stream\":true" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    List<Frame> frames(ChatReply reply, String more) {
        upstream.next(reply);
        Answer answer = http.post("/v5/responses", request(more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.frames();
    }

    /** The response that a legal stream ends with. */
    JsonNode terminal(ChatReply reply) {
        return StreamGrammar.check(frames(reply, ""));
    }

    static List<String> types(List<Frame> frames) {
        return frames.stream().map(Frame::type).toList();
    }

    /** The same with a piece of a message's text. */
    static ChatReply text(ChatReply reply, String id, int index, String delta) {
        return ResponsesReply.event(
                reply,
                "response.output_text.delta",
                ResponsesReply.at(id, index) + ",\"content_index\":0,\"delta\":\"" + delta + "\"");
    }
}
