package dev.parley.server.engine;

import dev.parley.json.JsonValue;
import dev.parley.model.AllowedToolsMode;
import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomTool;
import dev.parley.model.FunctionTool;
import dev.parley.model.Tool;
import dev.parley.model.ToolChoice;
import dev.parley.model.ToolChoiceAllowed;
import dev.parley.model.ToolChoiceCustom;
import dev.parley.model.ToolChoiceFunction;
import dev.parley.model.ToolChoiceHosted;
import dev.parley.model.ToolChoiceMode;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tools} and {@code tool_choice} say together: which tools may be called in this turn, and whether one must.
 *
 * @param tools the declared tools, of which {@code allowed_tools} leaves only those it names
 * @param forced the one tool that must be called; null leaves the choice to the model
 */
public record ToolSelection(
        List<Tool> tools, Mode mode, @Nullable Tool forced) {

    /** How free the model is. */
    public enum Mode {
        /** It calls no tool. */
        NONE,
        /** It calls tools if it sees fit. */
        AUTO,
        /** It calls at least one. */
        REQUIRED
    }

    /** The name of the function or custom tool that must be called; null if there is none. */
    public @Nullable String forcedName() {
        return nameOf(forced);
    }

    /** The name that calls of this tool carry; null if it has none. */
    static @Nullable String nameOf(@Nullable Tool tool) {
        if (tool instanceof FunctionTool function) {
            return function.name();
        }
        return tool instanceof CustomTool custom ? custom.name() : null;
    }

    /**
     * Reads a request.
     *
     * @throws EngineException if the choice names what is not declared, or can't be met
     */
    public static ToolSelection of(CreateResponse request) throws EngineException {
        List<Tool> tools = request.tools() == null ? List.of() : request.tools();
        ToolChoice choice = request.toolChoice();
        if (choice == null) {
            return new ToolSelection(tools, Mode.AUTO, null);
        }
        if (choice instanceof ToolChoiceMode mode) {
            return ofMode(mode, tools);
        }
        if (choice instanceof ToolChoiceFunction function) {
            return force(tools, findFunction(tools, function.name()), "tool_choice.name");
        }
        if (choice instanceof ToolChoiceCustom custom) {
            return force(tools, findCustom(tools, custom.name()), "tool_choice.name");
        }
        if (choice instanceof ToolChoiceHosted hosted) {
            return force(tools, find(tools, hosted.type()), "tool_choice.type");
        }
        if (choice instanceof ToolChoiceAllowed allowed) {
            return ofAllowed(allowed, tools);
        }
        throw invalid("tool_choice.type", "This model can't be made to call a tool of this kind.");
    }

    private static ToolSelection ofMode(ToolChoiceMode mode, List<Tool> tools) throws EngineException {
        return switch (mode.value()) {
            case "none" -> new ToolSelection(tools, Mode.NONE, null);
            case "auto" -> new ToolSelection(tools, Mode.AUTO, null);
            case "required" -> required(tools);
            default -> throw invalid("tool_choice", "The tool choice must be none, auto, required or an object.");
        };
    }

    private static ToolSelection required(List<Tool> tools) throws EngineException {
        if (tools.isEmpty()) {
            throw invalid("tool_choice", "A tool call is required, but no tool is declared.");
        }
        return new ToolSelection(tools, Mode.REQUIRED, null);
    }

    private static ToolSelection force(List<Tool> tools, @Nullable Tool forced, String param) throws EngineException {
        if (forced == null) {
            throw invalid(param, "The tool choice names a tool that is not declared.");
        }
        return new ToolSelection(tools, Mode.REQUIRED, forced);
    }

    private static ToolSelection ofAllowed(ToolChoiceAllowed allowed, List<Tool> tools) throws EngineException {
        List<Tool> chosen = new ArrayList<>();
        for (int i = 0; i < allowed.tools().size(); i++) {
            JsonValue.Obj entry = allowed.tools().get(i);
            String type = text(entry, "type");
            Tool tool = find(tools, type, text(entry, "name"));
            if (tool == null) {
                throw invalid("tool_choice.tools[" + i + "]", "The tool choice allows a tool that is not declared.");
            }
            chosen.add(tool);
        }
        if (allowed.mode() == AllowedToolsMode.REQUIRED) {
            return required(chosen);
        }
        if (allowed.mode() != AllowedToolsMode.AUTO) {
            throw invalid("tool_choice.mode", "The mode of allowed tools must be auto or required.");
        }
        return new ToolSelection(chosen, Mode.AUTO, null);
    }

    private static String text(JsonValue.Obj entry, String key) {
        return entry.get(key) instanceof JsonValue.Str value ? value.value() : "";
    }

    private static @Nullable Tool find(List<Tool> tools, String type, String name) {
        return switch (type) {
            case "function" -> findFunction(tools, name);
            case "custom" -> findCustom(tools, name);
            default -> find(tools, type);
        };
    }

    private static @Nullable Tool findCustom(List<Tool> tools, String name) {
        return tools.stream()
                .filter(tool ->
                        tool instanceof CustomTool custom && custom.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Tool findFunction(List<Tool> tools, String name) {
        return tools.stream()
                .filter(tool ->
                        tool instanceof FunctionTool function && function.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All spellings of the computer tool mean the same tool. */
    private static @Nullable Tool find(List<Tool> tools, String type) {
        boolean computer = type.startsWith("computer");
        return tools.stream()
                .filter(tool -> type.equals(tool.type()) || (computer && tool instanceof ComputerTool))
                .findFirst()
                .orElse(null);
    }

    private static EngineException invalid(String param, String message) {
        return new EngineException(new Failure(Kind.INVALID_REQUEST, message, param, null));
    }
}
