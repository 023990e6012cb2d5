package dev.parley.server.tools.mcp;

import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.model.McpApprovalRequest;
import dev.parley.model.McpApprovalResponse;
import dev.parley.model.McpCall;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls that the client has agreed to in this turn. */
final class Approvals {
    private Approvals() {}

    /**
     * Calls that are to be made now: approved in this turn's input, and not made yet.
     *
     * @throws EngineException if the request doesn't declare the server of one
     */
    static List<McpApprovalRequest> granted(EngineRequest request, Map<String, McpServer> servers)
            throws EngineException {
        List<InputItem> conversation = request.conversation();
        Map<String, McpApprovalRequest> asked = conversation.stream()
                .filter(McpApprovalRequest.class::isInstance)
                .map(McpApprovalRequest.class::cast)
                .collect(Collectors.toMap(McpApprovalRequest::id, each -> each, (earlier, later) -> later));
        Set<String> made = conversation.stream()
                .filter(McpCall.class::isInstance)
                .map(call -> ((McpCall) call).approvalRequestId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<McpApprovalRequest> granted = new ArrayList<>();
        for (InputItem item : now(request)) {
            if (item instanceof McpApprovalResponse answer && answer.approve()) {
                McpApprovalRequest call = asked.get(answer.approvalRequestId());
                if (call != null && !made.contains(call.id())) {
                    granted.add(declared(call, servers));
                }
            }
        }
        return granted;
    }

    private static McpApprovalRequest declared(McpApprovalRequest call, Map<String, McpServer> servers)
            throws EngineException {
        if (!servers.containsKey(call.serverLabel())) {
            throw new EngineException(new Failure(
                    Kind.INVALID_REQUEST,
                    "The tools lack the MCP server whose call is approved: each turn has to declare it.",
                    "tools",
                    null));
        }
        return call;
    }

    private static List<InputItem> now(EngineRequest request) {
        return request.parameters().input() instanceof Input.Items items ? items.value() : List.of();
    }
}
