package dev.parley.client;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** The number that an event has in its stream, also if nobody knows the event's type. */
final class SequenceNumber {
    private static final String NAME = "sequence_number";

    private SequenceNumber() {}

    static OptionalLong of(StreamEvent event) {
        // Most events of a stream are of these kinds; their extra says whether the number was really there.
        if (event instanceof OutputTextDeltaEvent delta && !delta.extra().hides(NAME)) {
            return OptionalLong.of(delta.sequenceNumber());
        }
        if (event instanceof FunctionCallArgumentsDeltaEvent delta
                && !delta.extra().hides(NAME)) {
            return OptionalLong.of(delta.sequenceNumber());
        }
        if (event instanceof ReasoningTextDeltaEvent delta && !delta.extra().hides(NAME)) {
            return OptionalLong.of(delta.sequenceNumber());
        }
        if (event instanceof ReasoningSummaryTextDeltaEvent delta
                && !delta.extra().hides(NAME)) {
            return OptionalLong.of(delta.sequenceNumber());
        }
        return ofTree(event);
    }

    private static OptionalLong ofTree(StreamEvent event) {
        try {
            JsonValue tree =
                    event instanceof StreamEvent.Unknown unknown ? unknown.json() : Json.parse(Json.write(event));
            return tree instanceof JsonValue.Obj object && object.get(NAME) instanceof JsonValue.Num number
                    ? OptionalLong.of(number.decimalValue().longValueExact())
                    : OptionalLong.empty();
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
