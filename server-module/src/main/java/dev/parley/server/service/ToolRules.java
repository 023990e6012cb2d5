package dev.parley.server.service;

import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomTool;
import dev.parley.model.CustomToolGrammar;
import dev.parley.model.FunctionTool;
import dev.parley.model.McpTool;
import dev.parley.model.Tool;
import dev.parley.model.ToolChoice;
import dev.parley.model.ToolChoiceAllowed;
import dev.parley.model.ToolChoiceCustom;
import dev.parley.model.ToolChoiceFunction;
import dev.parley.model.ToolChoiceHosted;
import dev.parley.model.ToolChoiceMcp;
import dev.parley.model.ToolChoiceMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every declared tool works or is refused by name, and a tool choice names a tool that is declared. */
final class ToolRules {
    private ToolRules() {}

    /** Checks the tools against types that are served, and custom ones among them against syntaxes of grammars. */
    static void check(CreateResponse request, Set<String> served, Set<String> grammars) {
        List<Tool> tools = Objects.requireNonNullElse(request.tools(), List.of());
        for (int i = 0; i < tools.size(); i++) {
            String type = tools.get(i).type();
            if (type == null || !served.contains(type)) {
                throw ApiException.unsupported(
                        "tools[" + i + "].type",
                        "Tools of type '" + ApiException.shortened(String.valueOf(type))
                                + "' are not supported for this model on this server.");
            }
            grammar(tools.get(i), "tools[" + i + "].format.syntax", grammars);
        }
        choice(request.toolChoice(), tools);
    }

    private static void grammar(Tool tool, String where, Set<String> served) {
        if (tool instanceof CustomTool custom
                && custom.format() instanceof CustomToolGrammar grammar
                && !served.contains(grammar.syntax().value())) {
            throw ApiException.unsupported(
                    where,
                    "Grammars in '" + ApiException.shortened(grammar.syntax().value())
                            + "' are not supported for this model on this server.");
        }
    }

    private static void choice(@Nullable ToolChoice choice, List<Tool> tools) {
        if (choice == null || ToolChoiceMode.AUTO.equals(choice) || ToolChoiceMode.NONE.equals(choice)) {
            return;
        }
        if (choice instanceof ToolChoiceMode mode) {
            boolean required = ToolChoiceMode.REQUIRED.equals(mode);
            require(required, "tool_choice", "tool_choice must be none, auto or required, or an object.");
            require(!tools.isEmpty(), "tool_choice", "tool_choice is required, but there are no tools.");
        } else if (choice instanceof ToolChoiceFunction function) {
            declared(functions(tools), function.name(), "tool_choice.name");
        } else if (choice instanceof ToolChoiceCustom custom) {
            declared(customs(tools), custom.name(), "tool_choice.name");
        } else if (choice instanceof ToolChoiceAllowed allowed) {
            allowed(allowed, tools);
        } else if (choice instanceof ToolChoiceMcp mcp) {
            declared(labels(tools), mcp.serverLabel(), "tool_choice.server_label");
        } else if (choice instanceof ToolChoiceHosted hosted) {
            String wanted = hosted.type();
            boolean there = tools.stream().anyMatch(tool -> wanted.equals(tool.type()));
            require(there, "tool_choice.type", "tool_choice names a tool that is not among the tools.");
        } else {
            throw ApiException.unsupported("tool_choice.type", "This kind of tool choice is not supported.");
        }
    }

    private static void allowed(ToolChoiceAllowed allowed, List<Tool> tools) {
        for (int i = 0; i < allowed.tools().size(); i++) {
            JsonValue.Obj tool = allowed.tools().get(i);
            String where = "tool_choice.tools[" + i + "]";
            String name = tool.get("name") instanceof JsonValue.Str text ? text.value() : "";
            switch (tool.get("type") instanceof JsonValue.Str type ? type.value() : "") {
                case "function" -> declared(functions(tools), name, where + ".name");
                case "custom" -> declared(customs(tools), name, where + ".name");
                default ->
                    throw ApiException.unsupported(
                            where + ".type", "Only functions and custom tools can be listed as allowed tools.");
            }
        }
        require(!allowed.tools().isEmpty(), "tool_choice.tools", "tool_choice allows no tools.");
    }

    private static Set<String> functions(List<Tool> tools) {
        return tools.stream()
                .filter(FunctionTool.class::isInstance)
                .map(tool -> ((FunctionTool) tool).name())
                .collect(Collectors.toSet());
    }

    private static Set<String> customs(List<Tool> tools) {
        return tools.stream()
                .filter(CustomTool.class::isInstance)
                .map(tool -> ((CustomTool) tool).name())
                .collect(Collectors.toSet());
    }

    private static Set<String> labels(List<Tool> tools) {
        return tools.stream()
                .filter(McpTool.class::isInstance)
                .map(tool -> ((McpTool) tool).serverLabel())
                .collect(Collectors.toSet());
    }

    private static void declared(Set<String> names, String name, String param) {
        require(names.contains(name), param, "Tool '" + ApiException.shortened(name) + "' is not among the tools.");
    }

    private static void require(boolean holds, String param, String message) {
        if (!holds) {
            throw ApiException.invalid("invalid_value", param, message);
        }
    }
}
