package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.JsonValue.Obj;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import org.junit.jupiter.api.Test;

/** Items that stand for items of stored responses. */
final class ItemReferenceTest extends ChatFixture {
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\",\"name\":\"get_weather\"}]";

    @Test
    void an_answer_is_sent_to_the_model_in_the_place_of_its_reference() throws Exception {
        JsonNode first = answered("My name is Ada.");
        upstream.takeRequest();
        upstream.next(ChatReply.completion("Ada."));
        Answer second = ask("{\"role\":\"user\",\"content\":\"Hello\"},"
                + reference(first.at("/output/0/id").asText())
                + ",{\"role\":\"user\",\"content\":\"Who are you?\"}");
        Obj asked = (Obj) upstream.takeRequest().json();

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(Http.tree(asked.get("messages").toJson()).at("/1"))
                .isEqualTo(Http.tree("{\"role\":\"assistant\",\"content\":\"My name is Ada.\"}"));
    }

    @Test
    void what_was_asked_can_be_referred_to_as_well_and_is_listed_as_itself() {
        JsonNode first = answered("Yes.");
        String item =
                http.get(PATH + "/" + first.get("id").asText() + "/input_items").at("/data/0/id");
        upstream.next(ChatReply.completion("Yes again."));
        Answer second = ask(reference(item));
        JsonNode listed =
                http.get(PATH + "/" + second.at("/id") + "/input_items").json().get("data");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").asText()).isEqualTo(item);
        assertThat(listed.at("/0/content/0/text").asText()).isEqualTo("Hi.");
    }

    @Test
    void a_call_that_is_referred_to_can_be_answered() {
        JsonNode first = http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":\"Ask get_weather.\"," + TOOLS + "}")
                .json();
        String call = first.at("/output/0/id").asText();
        Answer second = http.post(
                PATH,
                "{\"model\":\"parley-scripted\"," + TOOLS
                        + ",\"input\":[{\"role\":\"user\",\"content\":\"Ask get_weather.\"}," + reference(call)
                        + ",{\"type\":\"function_call_output\",\"output\":\"sunny\",\"call_id\":\""
                        + first.at("/output/0/call_id").asText() + "\"}]}");

        assertThat(second.at("/output/0/content/0/text")).contains("get_weather returned: sunny");
    }

    @Test
    void an_item_that_is_not_stored_is_a_400_that_names_the_reference() {
        upstream.next(ChatReply.completion("Yes."));
        String unstored = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"Hi.\",\"store\":false}")
                .at("/output/0/id");
        JsonNode deleted = answered("Yes.");
        http.delete(PATH + "/" + deleted.get("id").asText());

        assertNotFound(ask(reference(unstored)));
        assertNotFound(ask(reference(deleted.at("/output/0/id").asText())));
        assertNotFound(ask(reference("msg_unknown")));
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("item_not_found");
        assertThat(answer.at("/error/param")).isEqualTo("input[0].id");
    }

    private JsonNode answered(String answer) {
        upstream.next(ChatReply.completion(answer));
        return http.post(PATH, "{\"model\":\"m-1\",\"input\":\"Hi.\"}").json();
    }

    private Answer ask(String items) {
        return http.post(PATH, "{\"model\":\"m-1\",\"input\":[" + items + "]}");
    }

    private static String reference(String id) {
        return "{\"type\":\"item_reference\",\"id\":\"" + id + "\"}";
    }
}
