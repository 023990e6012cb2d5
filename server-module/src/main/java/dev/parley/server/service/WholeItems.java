package dev.parley.server.service;

import dev.parley.model.ComputerCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import java.util.List;

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
}
