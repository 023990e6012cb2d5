package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.CustomTool;
import dev.parley.model.FunctionTool;
import dev.parley.model.PendingSafetyCheck;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.screen.ActionReader;
import dev.parley.server.screen.ActionSet;
import dev.parley.server.screen.ComputerTools;
import dev.parley.server.screen.Grid;
import dev.parley.server.screen.ModelSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The computer as a function: chat upstreams know functions only. Its arguments are an action as the client's document
 * writes it, or a list of such actions where its tool has them, in the coordinates of the upstream's model.
 */
final class ComputerFunction {
    /** The argument in which the model says why a person should confirm the action. */
    static final String CONFIRM = "confirm";

    /** The argument with the actions, where there may be several. */
    static final String ACTIONS = ActionReader.ACTIONS;

    private final String name;
    private final ActionSet actions;
    private final @Nullable ComputerTool tool;
    private final @Nullable Grid display;
    private final boolean grid;

    private ComputerFunction(EngineRequest request, @Nullable ComputerTool tool, boolean grid) throws EngineException {
        this.name = unusedName(tools(request));
        this.tool = tool;
        this.grid = grid;
        this.display = tool == null ? null : Display.of(tool, request, grid);
        this.actions = isBlind() ? request.actions().withoutPositions() : request.actions();
    }

    /**
     * The function of this turn. Where no computer is declared there may be one in the conversation, so there is always one.
     *
     * @param grid whether the model writes positions as cells of a grid of 0 to 999; else they are pixels
     * @throws EngineException if there are several computers, or one whose size is needed and can't be known
     */
    static ComputerFunction of(EngineRequest request, boolean grid) throws EngineException {
        List<Tool> tools = tools(request);
        ComputerTool computer = null;
        for (int i = 0; i < tools.size(); i++) {
            if (tools.get(i) instanceof ComputerTool found) {
                if (computer != null) {
                    throw Untranslatable.at("tools[" + i + "]", "This model drives one computer only.");
                }
                computer = found;
            }
        }
        return new ComputerFunction(request, computer, grid);
    }

    private static List<Tool> tools(EngineRequest request) {
        return Objects.requireNonNullElse(request.parameters().tools(), List.of());
    }

    /** Whether nobody can say yet which pixel a cell is: the model has to ask for the screen first. */
    private boolean isBlind() {
        return grid && tool != null && display == null;
    }

    /** Whether a call may have several actions. */
    private boolean isBatched() {
        return tool != null && ComputerTools.isBatched(tool);
    }

    private static String unusedName(List<Tool> tools) {
        String name = "computer";
        while (isTaken(name, tools)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(String name, List<Tool> tools) {
        return tools.stream()
                .anyMatch(tool -> (tool instanceof FunctionTool function && name.equals(function.name()))
                        || (tool instanceof CustomTool custom && name.equals(custom.name())));
    }

    String name() {
        return name;
    }

    /** Whether a call of this function is one of the computer. */
    boolean isCalledBy(@Nullable String function) {
        return tool != null && name.equals(function);
    }

    /** Writes what the model is told of the function. */
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("name", name);
        new ComputerManual(actions, space(), isBatched()).write(json);
    }

    /** Writes an earlier call's arguments, as the model itself would have. */
    void writeArguments(JsonGenerator json, ComputerCall call) throws IOException {
        Map<String, JsonValue> arguments = new LinkedHashMap<>(arguments(inModelSpace(call)));
        if (call.pendingSafetyChecks() != null) {
            call.pendingSafetyChecks().stream()
                    .map(PendingSafetyCheck::message)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(concern -> arguments.put(CONFIRM, new JsonValue.Str(concern)));
        }
        json.writeStringField("arguments", new JsonValue.Obj(arguments).toJson());
    }

    private Map<String, JsonValue> arguments(ComputerCall call) throws IOException {
        List<JsonValue> done = new ArrayList<>();
        for (ComputerAction action : ComputerTools.actionsOf(call)) {
            done.add(Json.parse(Json.write(action)));
        }
        boolean several = isBatched() || done.size() > 1;
        if (!several && !done.isEmpty() && done.get(0) instanceof JsonValue.Obj only) {
            return only.members();
        }
        return done.isEmpty() ? Map.of() : Map.of(ACTIONS, new JsonValue.Arr(done));
    }

    private ComputerCall inModelSpace(ComputerCall call) {
        return grid && display != null ? display.fromPixels(call) : call;
    }

    /**
     * Reads a call's arguments.
     *
     * @throws EngineException if they are nothing that the client could carry out
     */
    ComputerCall read(String callId, String arguments) throws EngineException {
        try {
            JsonValue.Obj given = object(arguments);
            ActionReader reader = new ActionReader(actions, space());
            ComputerCall.Builder call = ComputerCall.builder().callId(callId).pendingSafetyChecks(concerns(given));
            ComputerCall read = isBatched()
                    ? call.actions(reader.readAll(given)).build()
                    : call.action(reader.read(given)).build();
            return grid && display != null ? display.toPixels(read) : read;
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(Kind.BROKEN, "The model's action on the computer is none: " + e.getMessage()), e);
        }
    }

    private static JsonValue.Obj object(String arguments) throws IOException {
        JsonValue json;
        try {
            json = Json.parse(arguments);
        } catch (IOException e) {
            throw new IOException("its arguments are not JSON.", e);
        }
        if (json instanceof JsonValue.Obj object) {
            return object;
        }
        throw new IOException("its arguments are not an object.");
    }

    private List<PendingSafetyCheck> concerns(JsonValue.Obj given) {
        if (!actions.confirming()
                || !(given.get(CONFIRM) instanceof JsonValue.Str concern)
                || concern.value().isBlank()) {
            return List.of();
        }
        return List.of(PendingSafetyCheck.builder()
                .id("sc_confirm")
                .code("model_concern")
                .message(concern.value())
                .build());
    }

    private ModelSpace space() {
        return grid && tool != null ? ModelSpace.ofCells() : ModelSpace.ofPixels(display);
    }
}
