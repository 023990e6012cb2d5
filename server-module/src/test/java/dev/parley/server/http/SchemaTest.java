package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is what the dialect's own document says. */
final class SchemaTest extends ChatFixture {
    private static final String FUNCTION =
            ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false}]";

    private static ChatReply everything() {
        return ChatReply.stream()
                .delta("{\"reasoning_content\":\"Hm.\"}")
                .text("Hello")
                .toolCall(
                        "{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":1}\"}}")
                .finish("tool_calls")
                .usage(11, 7)
                .done();
    }

    private static ChatReply spoken() {
        return ChatReply.stream().delta("{\"reasoning_content\":\"Hm.\"}").text("Hello");
    }

    private List<Frame> frames(String dialect, ChatReply reply, String more) {
        upstream.next(reply);
        String tools = dialect.equals("lightcone-v1") ? "" : FUNCTION;
        return http.post(
                        dialect.equals("v5") ? "/v5/responses" : PATH,
                        "{\"model\":\"any/m\",\"input\":\"hi\",\"stream\":true" + tools + more + "}",
                        "X-Parley-Dialect",
                        dialect)
                .frames();
    }

    private static ChatReply answer(String dialect) {
        return dialect.equals("lightcone-v1")
                ? spoken().finish("stop").usage(11, 7).done()
                : everything();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("STREAM-10")
    void every_event_and_every_response_in_one_validates(String dialect) {
        DialectSchemas schemas = DialectSchemas.of(http, dialect);
        for (ChatReply reply :
                List.of(answer(dialect), spoken().finish("length").done(), spoken().cut(), ChatReply.json(500, "{}"))) {
            List<Frame> frames = frames(dialect, reply, "");
            assertThat(frames).filteredOn(frame -> frame.data().has("response")).hasSizeGreaterThan(2);
            for (Frame frame : frames) {
                String as = frame.data().toString();
                assertThat(schemas.problems("StreamEvent", frame.data())).as(as).isEmpty();
                if (frame.data().has("response")) {
                    assertThat(schemas.problems("Response", frame.data().get("response")))
                            .as(as)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @Tag("STREAM-10")
    void one_in_the_background_validates_while_it_waits_too() {
        DialectSchemas schemas = DialectSchemas.of(http, "lightcone-compat");

        assertThat(frames("lightcone-compat", everything(), ",\"background\":true"))
                .filteredOn(frame -> frame.data().has("response"))
                .hasSize(4)
                .allSatisfy(frame -> assertThat(
                                schemas.problems("Response", frame.data().get("response")))
                        .isEmpty());
    }

    @Test
    @Tag("OBJECT-07")
    void the_closed_document_s_response_has_nothing_that_it_does_not_declare() {
        DialectSchemas schemas = DialectSchemas.of(http, "lightcone-v1").closed();
        List<Frame> frames = frames("lightcone-v1", answer("lightcone-v1"), "");
        JsonNode response = frames.get(frames.size() - 1).data().get("response");

        assertThat(response.get("output")).hasSize(2);
        assertThat(schemas.problems("Response", response)).isEmpty();
        assertThat(schemas.problems(
                        "Response",
                        http.get(PATH + "/" + response.get("id").asText()).json()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("OBJECT-07")
    void nothing_of_the_upstream_s_or_of_the_server_s_own_is_seen(String dialect) {
        String shown = frames(dialect, answer(dialect), "").toString();

        assertThat(shown).contains("Hello").doesNotContain("chatcmpl", "127.0.0.1", "upstream", "dev.parley", "tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("OBJECT-03")
    void every_item_has_an_id_and_messages_and_calls_have_a_status(String dialect) {
        JsonNode output = StreamGrammar.check(frames(dialect, everything(), "")).get("output");

        assertThat(output.findValuesAsText("type")).contains("reasoning", "message", "function_call");
        assertThat(output)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.get("id").asText()).matches("[a-z]+_.+"));
        assertThat(output.at("/1/status").asText()).isEqualTo("completed");
        assertThat(output.at("/1/content/0/annotations").isArray()).isTrue();
        assertThat(output.at("/2/status").asText()).isEqualTo("completed");
    }
}
