package dev.parley.server.tools.mcp;

import dev.parley.json.JsonValue;
import dev.parley.model.FunctionTool;
import dev.parley.model.McpListedTool;
import dev.parley.model.Tool;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools that the model is offered, as functions whose names tell server and tool. Used by one thread. */
final class Offer {
    private static final int LONGEST_NAME = 64;

    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private final Set<String> taken;

    /** Nothing yet; {@code taken} are the names of the client's own functions. */
    Offer(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** One tool of one server, and the function that stands for it. */
    record Entry(String name, McpServer server, McpListedTool tool) {
        boolean needsApproval() {
            return ToolRule.needsApproval(server.tool(), tool);
        }

        FunctionTool asFunction() {
            FunctionTool.Builder function = FunctionTool.builder()
                    .name(name)
                    .parameters(
                            tool.inputSchema() instanceof JsonValue.Obj schema
                                    ? schema
                                    : new JsonValue.Obj(Map.of("type", new JsonValue.Str("object"))))
                    .strict(false);
            String about = described();
            return about == null
                    ? function.build()
                    : function.description(about).build();
        }

        private @Nullable String described() {
            String aim = server.tool().serverDescription();
            if (aim == null) {
                return tool.description();
            }
            return tool.description() == null ? aim : tool.description() + "\n" + server.label() + ": " + aim;
        }
    }

    /** Takes those of a server's tools that the declaration allows. */
    void add(McpServer server, List<McpListedTool> tools) {
        for (McpListedTool tool : tools) {
            if (ToolRule.allows(server.tool(), tool)) {
                String name = unique(plainName(server.label(), tool.name()));
                byName.put(name, new Entry(name, server, tool));
            }
        }
    }

    /** The tool behind a function. */
    Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Entry> find(String label, String tool) {
        return byName.values().stream()
                .filter(entry -> entry.server().label().equals(label)
                        && entry.tool().name().equals(tool))
                .findFirst();
    }

    /** The function's name, also of a tool that is not offered any more. */
    String nameOf(String label, String tool) {
        return find(label, tool).map(Entry::name).orElseGet(() -> plainName(label, tool));
    }

    /** The functions for the tools of one server. */
    List<Tool> functionsOf(String label) {
        return byName.values().stream()
                .filter(entry -> entry.server().label().equals(label))
                .<Tool>map(Entry::asFunction)
                .toList();
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = cut(name, "_" + i);
        }
        return free;
    }

    private static String plainName(String label, String tool) {
        String name = (label + "__" + tool).replaceAll("[^A-Za-z0-9_-]", "_");
        return name.length() <= LONGEST_NAME
                ? name
                : cut(name, "_" + Integer.toHexString((label + "__" + tool).hashCode()));
    }

    private static String cut(String name, String ending) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
    }
}
