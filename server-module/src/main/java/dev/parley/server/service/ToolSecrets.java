package dev.parley.server.service;

import dev.parley.model.AllowedHosts;
import dev.parley.model.AutoContainer;
import dev.parley.model.CodeInterpreterTool;
import dev.parley.model.ContainerAuto;
import dev.parley.model.McpTool;
import dev.parley.model.ShellTool;
import dev.parley.model.Tool;
import java.util.List;

/** What tools are told that is for the upstream alone: it is neither stored nor shown. */
final class ToolSecrets {
    private ToolSecrets() {}

    static boolean areIn(List<Tool> tools) {
        return !tools.equals(without(tools));
    }

    static List<Tool> without(List<Tool> tools) {
        return tools.stream().map(ToolSecrets::without).toList();
    }

    private static Tool without(Tool tool) {
        if (tool instanceof McpTool mcp && (mcp.authorization() != null || mcp.headers() != null)) {
            return mcp.toBuilder().authorization(null).headers(null).build();
        }
        if (tool instanceof CodeInterpreterTool code
                && code.container() instanceof AutoContainer made
                && made.networkPolicy() instanceof AllowedHosts hosts
                && hosts.domainSecrets() != null) {
            return code.toBuilder()
                    .container(made.toBuilder().networkPolicy(without(hosts)).build())
                    .build();
        }
        if (tool instanceof ShellTool shell
                && shell.environment() instanceof ContainerAuto made
                && made.networkPolicy() instanceof AllowedHosts hosts
                && hosts.domainSecrets() != null) {
            return shell.toBuilder()
                    .environment(made.toBuilder().networkPolicy(without(hosts)).build())
                    .build();
        }
        return tool;
    }

    private static AllowedHosts without(AllowedHosts hosts) {
        return hosts.toBuilder().domainSecrets(null).build();
    }
}
