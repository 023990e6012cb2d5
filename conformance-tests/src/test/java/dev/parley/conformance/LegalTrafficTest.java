package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureReader;
import dev.parley.conformance.fixture.Frames;
import dev.parley.conformance.traffic.Capture;
import dev.parley.conformance.traffic.Mistake;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What real servers do that looks like a mistake and is none, each made of a clean fixture. */
final class LegalTrafficTest {
    private static final URI CREATE = URI.create("http://localhost/v1/responses");

    private final Laws laws = new Laws();

    private static List<ObjectNode> events(String name) {
        Fixture fixture = new FixtureReader()
                .shipped("openai-v1").stream()
                        .filter(each -> each.name().equals("openai-v1/" + name))
                        .findFirst()
                        .orElseThrow();
        List<ObjectNode> events = new ArrayList<>();
        fixture.exchange().events().forEach(event -> events.add(event.data().deepCopy()));
        return events;
    }

    private static ObjectNode at(JsonNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }

    private static Consumer<ObjectNode> of(String type, Consumer<ObjectNode> change) {
        return event -> {
            if (event.path("type").asText().equals(type)) {
                change.accept(event);
            }
        };
    }

    private static String text(List<ObjectNode> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(
                event -> text.append(Frames.text(Optional.of(event.path("type").asText()), event)));
        return text.toString();
    }

    private List<Mistake> judge(Request request, String text) {
        Bytes body = Bytes.ofText(text);
        Headers headers = new Headers(List.of(
                new Headers.Line("content-type", "text/event-stream"), new Headers.Line("x-request-id", "req_1")));
        Answer answer = new Answer(200, headers, body, List.of(new Chunk(Duration.ZERO, body.length())));
        var outcome = new Exchange.Outcome(Instant.EPOCH, Duration.ZERO, Optional.of(answer), Optional.empty());
        Capture capture = Capture.live("test", new Exchange("turn", request, outcome), Optional.empty());
        return laws.of("openai-v1").judge(capture).mistakes();
    }

    private List<Mistake> judge(String text) {
        String sent = "{\"model\":\"m\",\"input\":\"Hi.\",\"stream\":true}";
        return judge(new Request("POST", CREATE, new Headers(List.of()), Bytes.ofText(sent)), text);
    }

    @Test
    void sealed_content_may_be_sealed_anew_in_the_final_output() {
        List<ObjectNode> events = events("text-streamed");
        events.forEach(of("response.output_item.done", each -> at(each, "/item").put("encrypted_content", "gAAAA1")));
        events.forEach(
                of("response.completed", each -> at(each, "/response/output/0").put("encrypted_content", "gAAAA2")));

        assertThat(judge(text(events))).isEmpty();

        events.forEach(
                of("response.completed", each -> at(each, "/response/output/0").remove("encrypted_content")));
        assertThat(judge(text(events))).extracting(Mistake::check).containsExactly("final-items");
    }

    @Test
    void arguments_that_the_length_limit_cut_are_no_json() {
        List<ObjectNode> events = events("function-streamed");
        List<ObjectNode> cut = new ArrayList<>();
        for (ObjectNode event : events) {
            String said = event.toString()
                    .replace("{\\\"city\\\": \\\"sample\\\"}", "{\\\"city\\\": \\\"sam")
                    .replace("\"delta\":\"\\\"sample\\\"}\"", "\"delta\":\"\\\"sam\"");
            cut.add(read(said));
        }
        assertThat(judge(text(cut))).extracting(Mistake::check).containsExactly("done-equals-deltas");

        cut.forEach(of("response.completed", each -> {
            each.put("type", "response.incomplete");
            at(each, "/response").put("status", "incomplete");
            at(each, "/response").putObject("incomplete_details").put("reason", "max_output_tokens");
        }));
        assertThat(judge(text(cut))).isEmpty();
    }

    @Test
    void a_stream_taken_up_again_begins_after_the_number_it_was_asked_for() {
        List<ObjectNode> events = events("text-streamed");
        String rest = text(events.subList(5, events.size()));
        URI later = URI.create(CREATE + "/resp_1?stream=true&starting_after=4");
        URI wrong = URI.create(CREATE + "/resp_1?stream=true&starting_after=7");

        assertThat(judge(new Request("GET", later, new Headers(List.of()), Bytes.NONE), rest))
                .isEmpty();
        assertThat(judge(new Request("GET", wrong, new Headers(List.of()), Bytes.NONE), rest))
                .extracting(Mistake::check)
                .containsExactly("sequence-numbers");
    }

    @Test
    void data_may_stand_before_event() {
        String turned = text(events("text-streamed")).replaceAll("(event: .*)\n(data: .*)\n", "$2\n$1\n");

        assertThat(turned).startsWith("data: ");
        assertThat(judge(turned)).isEmpty();
    }

    @Test
    void reasoning_may_come_in_parts_of_its_own() {
        List<ObjectNode> events = events("text-streamed");
        List<ObjectNode> all = new ArrayList<>(events.subList(0, 2));
        String item = "{\"type\":\"response.output_item.%s\",\"output_index\":0,\"item\":{\"type\":\"reasoning\","
                + "\"id\":\"rs_1\",\"summary\":[],\"status\":\"completed\"}}";
        String part =
                "{\"type\":\"response.%s\",\"output_index\":0,\"item_id\":\"rs_1\",\"content_index\":0,\"%s\":%s}";
        all.add(read(item.formatted("added")));
        all.add(read(part.formatted("reasoning_part.added", "part", "{\"type\":\"reasoning_text\",\"text\":\"\"}")));
        all.add(read(part.formatted("reasoning_text.delta", "delta", "\"Hm.\"")));
        all.add(read(part.formatted("reasoning_text.done", "text", "\"Hm.\"")));
        all.add(read(part.formatted("reasoning_part.done", "part", "{\"type\":\"reasoning_text\",\"text\":\"Hm.\"}")));
        all.add(read(item.formatted("done")));
        events.subList(2, events.size()).forEach(each -> {
            if (each.has("output_index")) {
                each.put("output_index", 1);
            }
            all.add(each);
        });
        all.forEach(of(
                "response.completed",
                each -> ((com.fasterxml.jackson.databind.node.ArrayNode) each.at("/response/output"))
                        .insert(0, read(item.formatted("done")).path("item"))));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).put("sequence_number", i);
        }

        assertThat(judge(text(all))).isEmpty();
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) Trees.read(json);
    }

    @Test
    void schemas_of_tools_are_their_makers_and_may_say_what_schemas_say() {
        List<ObjectNode> events = events("text-streamed");
        events.forEach(of(
                "response.completed",
                each -> at(each, "/response")
                        .putObject("x")
                        .putObject("input_schema")
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")));
        assertThat(judge(text(events))).isEmpty();

        events.forEach(of("response.completed", each -> at(each, "/response").put("_internal", 1)));
        assertThat(judge(text(events))).extracting(Mistake::check).containsExactly("no-internals");
    }
}
