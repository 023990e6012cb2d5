package dev.parley.server.service;

import static java.util.stream.Collectors.toSet;

import dev.parley.model.AcknowledgedSafetyCheck;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.PendingSafetyCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model acts on only after its client has acknowledged what the calls so far were said to be doubtful for. */
final class SafetyRules {
    private final Map<String, Set<String>> pending = new HashMap<>();

    private SafetyRules() {}

    /** Checks what is new in a conversation. */
    static void check(Conversation conversation) {
        SafetyRules rules = new SafetyRules();
        conversation.earlier().forEach(rules::remember);
        List<InputItem> now = conversation.now();
        for (int i = 0; i < now.size(); i++) {
            rules.remember(now.get(i));
            if (now.get(i) instanceof ComputerCallOutput output) {
                rules.check(output, "input[" + i + "].acknowledged_safety_checks");
            }
        }
    }

    private void remember(InputItem item) {
        if (item instanceof ComputerCall call && call.pendingSafetyChecks() != null) {
            pending.put(
                    call.callId(),
                    call.pendingSafetyChecks().stream()
                            .map(PendingSafetyCheck::id)
                            .collect(toSet()));
        }
    }

    private void check(ComputerCallOutput output, String where) {
        Set<String> acknowledged =
                Objects.requireNonNullElse(output.acknowledgedSafetyChecks(), List.<AcknowledgedSafetyCheck>of())
                        .stream()
                        .map(AcknowledgedSafetyCheck::id)
                        .collect(toSet());
        for (String check : pending.getOrDefault(output.callId(), Set.of())) {
            if (!acknowledged.contains(check)) {
                throw ApiException.invalid(
                        "invalid_value",
                        where,
                        "The safety check '" + ApiException.shortened(check) + "' of this call is not acknowledged.");
            }
        }
    }
}
