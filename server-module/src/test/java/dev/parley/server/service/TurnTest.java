package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineEvent.TextDelta;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnTest {
    private final LiveTurns live = new LiveTurns(TurnObserver.NONE);
    private final Response draft = ResponseDraft.of(
            live.ids().response(),
            Instant.now(),
            CreateResponse.builder().model("m").build());

    @Test
    void an_engine_that_breaks_in_whatever_way_leaves_no_turn_behind() throws IOException {
        List<String> types = new ArrayList<>();
        TurnParts.Question question = new TurnParts.Question(
                sink -> {
                    sink.accept(new TextDelta("Hi"));
                    throw new StackOverflowError();
                },
                new Cancellation());
        TurnParts parts = new TurnParts(
                draft,
                question,
                TurnRecord.none(),
                (number, event) -> new RenderedEvent(number, String.valueOf(event.type()), Json.write(event)));

        Turn.heard(parts, live, event -> types.add(event.type())).stream();

        assertThat(types).startsWith("response.created").endsWith("response.output_item.done", "response.failed");
        assertThat(live.find(draft.id())).isEmpty();
    }
}
