package dev.parley.server.tools.mcp;

import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.McpApprovalRequest;
import dev.parley.model.McpApprovalResponse;
import dev.parley.model.McpCall;
import dev.parley.model.McpErrorValue;
import dev.parley.model.McpListTools;
import dev.parley.model.ToolOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A conversation in terms of a model that knows functions only: calls of MCP tools are function calls with their outputs, each
 * where it happened; a call that the client has refused, or has not decided about, is one whose output says so.
 */
final class History {
    private final Offer offer;
    private final Map<String, McpApprovalRequest> requests = new HashMap<>();
    private final Map<String, McpApprovalResponse> answers = new HashMap<>();
    private final List<InputItem> items = new ArrayList<>();

    private History(Offer offer) {
        this.offer = offer;
    }

    static boolean isForeign(InputItem item) {
        return item instanceof McpListTools
                || item instanceof McpCall
                || item instanceof McpApprovalRequest
                || item instanceof McpApprovalResponse;
    }

    static List<InputItem> of(List<InputItem> conversation, Offer offer) {
        History history = new History(offer);
        conversation.forEach(history::note);
        conversation.forEach(history::tell);
        return history.items;
    }

    /** A call and what the model gets to see of its end. */
    record Told(FunctionCall call, FunctionCallOutput output) {
        static Told of(String callId, String function, McpCall call) {
            return new Told(
                    FunctionCall.builder()
                            .callId(callId)
                            .name(function)
                            .arguments(call.arguments())
                            .build(),
                    FunctionCallOutput.builder()
                            .callId(callId)
                            .output(ToolOutput.of(outputOf(call)))
                            .build());
        }
    }

    private void note(InputItem item) {
        if (item instanceof McpApprovalRequest request) {
            requests.put(request.id(), request);
        } else if (item instanceof McpApprovalResponse answer) {
            answers.put(answer.approvalRequestId(), answer);
        }
    }

    private void tell(InputItem item) {
        if (item instanceof McpCall call) {
            tell(call.id(), call);
        } else if (item instanceof McpApprovalRequest request && !answers.containsKey(request.id())) {
            tell(request, "The user has not been asked yet whether this may be called, or has not answered.");
        } else if (item instanceof McpApprovalResponse answer && !answer.approve()) {
            McpApprovalRequest request = requests.get(answer.approvalRequestId());
            if (request != null) {
                tell(
                        request,
                        answer.reason() == null
                                ? "The user refused this call."
                                : "The user refused this call: " + answer.reason());
            }
        } else if (!isForeign(item)) {
            items.add(item);
        }
    }

    private void tell(McpApprovalRequest request, String outcome) {
        tell(
                request.id(),
                McpCall.builder()
                        .id(request.id())
                        .serverLabel(request.serverLabel())
                        .name(request.name())
                        .arguments(request.arguments())
                        .error(McpErrorValue.of(outcome))
                        .build());
    }

    private void tell(String id, McpCall call) {
        Told told = Told.of(callId(id), offer.nameOf(call.serverLabel(), call.name()), call);
        items.add(told.call());
        items.add(told.output());
    }

    /** The same each time, and short: upstreams take 40 characters. */
    static String callId(String itemId) {
        return "call_"
                + UUID.nameUUIDFromBytes(itemId.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    private static String outputOf(McpCall call) {
        if (call.error() instanceof McpErrorValue.Text error) {
            return "Error: " + error.value();
        }
        if (call.error() != null) {
            return "Error: " + call.error().toJson();
        }
        return call.output() == null ? "Error: the call was cut off." : call.output();
    }
}
