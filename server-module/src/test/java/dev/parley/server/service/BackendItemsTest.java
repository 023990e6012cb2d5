package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.OutputItem;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemEvent;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineEvent.OtherEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that a backend makes: what is illegal is refused, what is left open is closed. */
final class BackendItemsTest {
    private static final String MESSAGE = "{\"type\":\"message\",\"id\":\"up\",\"role\":\"assistant\",\"content\":[]}";
    private static final String PART_ADDED =
            "{\"type\":\"response.content_part.added\",\"item_id\":\"up\",\"output_index\":9,\"content_index\":0,"
                    + "\"part\":{\"type\":\"output_text\",\"text\":\"\"}}";
    private static final String DELTA =
            "{\"type\":\"response.output_text.delta\",\"item_id\":\"up\",\"output_index\":9,\"content_index\":0,\"delta\":\"Hi\"}";

    private final List<StreamEvent> events = new ArrayList<>();
    private final TurnAssembler assembler = new TurnAssembler(
            ResponseDraft.of(
                    "resp_1", Instant.now(), CreateResponse.builder().model("m").build()),
            new Ids(),
            (number, event) -> events.add(event));

    @BeforeEach
    void begin() throws IOException {
        assembler.begin();
    }

    private static OutputItem item(String json) throws IOException {
        return Json.read(json, OutputItem::read);
    }

    private static EngineEvent event(String json) throws IOException {
        return new ItemEvent("k", Json.read(json, StreamEvent::read));
    }

    private void start(String item) throws IOException {
        assembler.accept(new ItemStart("k", item(item)));
    }

    private void refused(EngineEvent event) {
        assertThatThrownBy(() -> assembler.accept(event)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_delta_needs_a_part_that_is_open() throws IOException {
        start(MESSAGE);

        refused(event(DELTA));
    }

    @Test
    void a_part_begins_once_and_in_order() throws IOException {
        start(MESSAGE);
        refused(event(PART_ADDED.replace("\"content_index\":0", "\"content_index\":1")));
        assembler.accept(event(PART_ADDED));

        refused(event(PART_ADDED));
    }

    @Test
    void an_item_begins_once_and_ends_once() throws IOException {
        refused(event(DELTA));
        refused(new ItemDone("k", item(MESSAGE)));
        start(MESSAGE);
        refused(new ItemStart("k", item(MESSAGE)));
        assembler.accept(new ItemDone("k", item(MESSAGE)));

        refused(new ItemDone("k", item(MESSAGE)));
        refused(event(PART_ADDED));
    }

    @Test
    void an_item_ends_as_what_it_began() throws IOException {
        start(MESSAGE);

        refused(new ItemDone("k", item("{\"type\":\"reasoning\",\"id\":\"x\",\"summary\":[]}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response.completed",
                "response.created",
                "response.output_item.done",
                "response.output_text.done",
                "response.function_call_arguments.done",
                "error",
                "keepalive"
            })
    void what_only_the_server_may_say_is_refused(String type) throws IOException {
        start(MESSAGE);
        String json = "{\"type\":\"" + type + "\",\"text\":\"\",\"arguments\":\"\",\"response\":{},\"item\":{}}";

        refused(event(json));
        refused(new OtherEvent(Json.read(json, StreamEvent::read)));
    }

    @Test
    void an_unknown_event_with_the_upstream_s_response_in_it_is_refused() throws IOException {
        refused(new OtherEvent(
                Json.read("{\"type\":\"response.odd\",\"response\":{\"id\":\"up\"}}", StreamEvent::read)));
    }

    @Test
    void arguments_need_a_function_call() throws IOException {
        start(MESSAGE);

        refused(
                event(
                        "{\"type\":\"response.function_call_arguments.delta\",\"item_id\":\"up\",\"output_index\":0,\"delta\":\"{\"}"));
    }

    @Test
    void what_is_open_at_the_end_is_closed_as_the_end_says() throws IOException {
        start(MESSAGE);
        assembler.accept(event(PART_ADDED));
        assembler.accept(event(DELTA));
        assembler.accept(
                new ItemStart("w", item("{\"type\":\"web_search_call\",\"id\":\"up\",\"status\":\"in_progress\"}")));
        assembler.accept(new Finish(FinishReason.LENGTH));
        Response response = assembler.finish();

        assertThat(response.output().get(0).toJson()).contains("\"completed\"", "\"Hi\"");
        assertThat(response.output().get(1).toJson()).contains("\"failed\"");
        assertThat(events.stream().map(StreamEvent::type))
                .endsWith(
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.output_item.done");
    }

    @Test
    void a_call_keeps_the_id_it_was_announced_with() throws IOException {
        start("{\"type\":\"tool_search_call\",\"id\":\"up\",\"call_id\":\"first\",\"status\":\"in_progress\"}");
        assembler.accept(new ItemDone(
                "k",
                item("{\"type\":\"tool_search_call\",\"id\":\"up\",\"call_id\":\"second\",\"status\":\"completed\"}")));
        assembler.accept(new Finish(FinishReason.STOP));

        assertThat(assembler.finish().output().get(0).toJson())
                .contains("\"first\"")
                .doesNotContain("\"second\"", "\"up\"");
    }
}
