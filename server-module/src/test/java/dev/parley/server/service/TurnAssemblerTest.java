package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.ReasoningDelta;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnAssemblerTest {
    private final List<StreamEvent> events = new ArrayList<>();
    private final TurnAssembler assembler = new TurnAssembler(
            ResponseDraft.of(
                    "resp_1", Instant.now(), CreateResponse.builder().model("m").build()),
            new Ids(),
            (number, event) -> events.add(event));

    @Test
    void reasoning_ends_before_the_text_begins() throws IOException {
        assembler.begin();
        assembler.accept(new ReasoningDelta("Hm."));
        assembler.accept(new TextDelta("Yes."));
        end(FinishReason.STOP);

        assertThat(types())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.reasoning_text.delta",
                        "response.reasoning_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
    }

    @Test
    void a_call_without_arguments_has_an_empty_object() throws IOException {
        assembler.begin();
        assembler.accept(new ToolCallStart("k", "call_1", "f"));
        Response response = end(FinishReason.STOP);

        assertThat(response.toJson()).contains("\"arguments\":\"{}\"");
        assertThat(types()).contains("response.function_call_arguments.delta");
    }

    @Test
    void only_the_item_that_was_cut_is_incomplete() throws IOException {
        assembler.begin();
        assembler.accept(new ToolCallStart("a", "call_1", "f"));
        assembler.accept(new ToolCallDelta("a", "{}"));
        assembler.accept(new ToolCallStart("b", "call_2", "g"));
        assembler.accept(new ToolCallDelta("b", "{\"half"));
        Response response = end(FinishReason.LENGTH);

        assertThat(response.status()).isEqualTo(ResponseStatus.INCOMPLETE);
        assertThat(response.output().get(0).toJson()).contains("\"status\":\"completed\"");
        assertThat(response.output().get(1).toJson()).contains("\"status\":\"incomplete\"");
    }

    @Test
    void an_answer_without_anything_said_is_an_empty_message() throws IOException {
        assembler.begin();

        assertThat(end(FinishReason.STOP).output()).hasSize(1);
    }

    @Test
    void an_answer_that_was_cut_before_anything_was_said_has_no_items() throws IOException {
        assembler.begin();

        assertThat(end(FinishReason.LENGTH).output()).isEmpty();
    }

    @Test
    void nothing_may_be_said_before_the_beginning() {
        assertThatThrownBy(() -> assembler.accept(new TextDelta("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_may_be_said_after_the_end() throws IOException {
        assembler.begin();
        assembler.accept(new Finish(FinishReason.STOP));

        assertThatThrownBy(() -> assembler.accept(new TextDelta("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void there_is_one_terminal_event() throws IOException {
        assembler.begin();
        end(FinishReason.STOP);

        assertThatThrownBy(assembler::end).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_delta_needs_a_call_that_has_begun() throws IOException {
        assembler.begin();

        assertThatThrownBy(() -> assembler.accept(new ToolCallDelta("k", "{}")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_engine_that_returns_without_an_end_is_refused() throws IOException {
        assembler.begin();

        assertThatThrownBy(assembler::finish).isInstanceOf(IllegalStateException.class);
    }

    private Response end(FinishReason reason) throws IOException {
        assembler.accept(new Finish(reason));
        Response response = assembler.finish();
        long number = assembler.end();
        events.add(Outcomes.event(response, number));
        return response;
    }

    private List<String> types() {
        return events.stream().map(StreamEvent::type).toList();
    }
}
