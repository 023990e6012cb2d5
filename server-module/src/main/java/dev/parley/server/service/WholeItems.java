package dev.parley.server.service;

import dev.parley.model.ComputerCall;
import dev.parley.model.CustomToolCall;
import dev.parley.model.FunctionCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.Message;
import dev.parley.model.OutputItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives items that come in one piece what only the server may give: id, status and, where it is blank, call id. */
final class WholeItems {
    private WholeItems() {}

    /** The item as it is added, and as it is done. */
    record Pair(OutputItem begun, OutputItem done) {}

    static Pair complete(OutputItem item, Ids ids) {
        if (item instanceof ComputerCall call) {
            ComputerCall.Builder whole = call.toBuilder()
                    .id(ids.computerCall())
                    .callId(call.callId().isBlank() ? ids.call() : call.callId());
            if (call.pendingSafetyChecks() == null) {
                whole.pendingSafetyChecks(List.of());
            }
            return new Pair(
                    whole.status(ItemStatus.IN_PROGRESS).build(),
                    whole.status(ItemStatus.COMPLETED).build());
        }
        throw new IllegalArgumentException("no engine may send a whole " + item.type());
    }

    /** The same with a call id, where it is a call without one. */
    static OutputItem called(OutputItem item, Ids ids) {
        if (item instanceof FunctionCall call && isMissing(call.callId())) {
            return call.toBuilder().callId(ids.call()).build();
        }
        if (item instanceof CustomToolCall call && isMissing(call.callId())) {
            return call.toBuilder().callId(ids.call()).build();
        }
        return item instanceof ComputerCall call && isMissing(call.callId())
                ? call.toBuilder().callId(ids.call()).build()
                : item;
    }

    /** The complete item with the call id that it was announced with. */
    static OutputItem withCallOf(OutputItem begun, OutputItem done) {
        if (begun instanceof FunctionCall first && done instanceof FunctionCall last) {
            return last.toBuilder().callId(first.callId()).name(first.name()).build();
        }
        if (begun instanceof CustomToolCall first && done instanceof CustomToolCall last) {
            return last.toBuilder().callId(first.callId()).name(first.name()).build();
        }
        return begun instanceof ComputerCall first && done instanceof ComputerCall last
                ? last.toBuilder().callId(first.callId()).build()
                : Reissue.withCallOf(begun, done);
    }

    /** How an item that the backend has ended stands: it may be cut itself. */
    static ItemStatus statusOf(OutputItem done) {
        if (done instanceof Message message) {
            return endOf(message.status());
        }
        if (done instanceof FunctionCall call) {
            return endOf(call.status());
        }
        return done instanceof CustomToolCall call ? endOf(call.status()) : ItemStatus.COMPLETED;
    }

    private static ItemStatus endOf(@Nullable ItemStatus status) {
        return ItemStatus.INCOMPLETE.equals(status) ? ItemStatus.INCOMPLETE : ItemStatus.COMPLETED;
    }

    private static boolean isMissing(@Nullable String callId) {
        return callId == null || callId.isBlank();
    }
}
