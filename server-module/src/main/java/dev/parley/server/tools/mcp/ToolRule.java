package dev.parley.server.tools.mcp;

import dev.parley.json.JsonValue;
import dev.parley.model.McpAllowedTools;
import dev.parley.model.McpApprovalFilter;
import dev.parley.model.McpApprovalMode;
import dev.parley.model.McpListedTool;
import dev.parley.model.McpTool;
import dev.parley.model.McpToolFilter;
import org.jspecify.annotations.Nullable;

/** What a declaration says about one of its server's tools. */
final class ToolRule {
    private ToolRule() {}

    /** Whether the model may know of it. */
    static boolean allows(McpTool declaration, McpListedTool tool) {
        if (declaration.allowedTools() instanceof McpAllowedTools.Items names) {
            return names.value().contains(tool.name());
        }
        return !(declaration.allowedTools() instanceof McpToolFilter filter) || matches(filter, tool);
    }

    /** Whether the client has to agree to each call; it has, if nothing is said. */
    static boolean needsApproval(McpTool declaration, McpListedTool tool) {
        if (declaration.requireApproval() instanceof McpApprovalFilter filter) {
            return isAmong(filter.always(), tool) || !isAmong(filter.never(), tool);
        }
        return !McpApprovalMode.NEVER.equals(declaration.requireApproval());
    }

    private static boolean isAmong(@Nullable McpToolFilter filter, McpListedTool tool) {
        return filter != null && matches(filter, tool);
    }

    private static boolean matches(McpToolFilter filter, McpListedTool tool) {
        return (filter.readOnly() == null || filter.readOnly() == isReadOnly(tool))
                && (filter.toolNames() == null || filter.toolNames().contains(tool.name()));
    }

    private static boolean isReadOnly(McpListedTool tool) {
        return tool.annotations() instanceof JsonValue.Obj notes
                && notes.get("readOnlyHint") instanceof JsonValue.Bool hint
                && hint.value();
    }
}
