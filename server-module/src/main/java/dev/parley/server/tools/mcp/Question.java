package dev.parley.server.tools.mcp;

import dev.parley.json.JsonValue;
import dev.parley.model.AllowedToolsMode;
import dev.parley.model.CreateResponse;
import dev.parley.model.FunctionTool;
import dev.parley.model.InputItem;
import dev.parley.model.McpTool;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.Tool;
import dev.parley.model.ToolChoice;
import dev.parley.model.ToolChoiceAllowed;
import dev.parley.model.ToolChoiceFunction;
import dev.parley.model.ToolChoiceMcp;
import dev.parley.model.ToolChoiceMode;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A turn as an engine is asked that knows functions only. */
final class Question {
    private final EngineRequest request;
    private final List<Tool> declared;

    Question(EngineRequest request) {
        this.request = request;
        this.declared = Objects.requireNonNullElse(request.parameters().tools(), List.of());
    }

    /**
     * A question of the same shape that is not to be asked: with something harmless in the place of each MCP tool and item, so
     * that what the engine refuses is where the client has it.
     */
    EngineRequest trial() {
        List<Tool> tools = IntStream.range(0, declared.size())
                .mapToObj(i -> declared.get(i) instanceof McpTool
                        ? FunctionTool.builder()
                                .name("mcp_" + i)
                                .parameters(null)
                                .strict(false)
                                .build()
                        : declared.get(i))
                .toList();
        List<InputItem> conversation = request.conversation().stream()
                .map(item -> History.isForeign(item) ? placeholder() : item)
                .toList();
        ToolChoice choice = request.parameters().toolChoice();
        return asked(conversation, tools, choice instanceof ToolChoiceMcp ? ToolChoiceMode.REQUIRED : choice);
    }

    /** The first question. */
    EngineRequest first(List<InputItem> conversation, Offer offer) throws EngineException {
        return asked(conversation, tools(offer), choice(offer));
    }

    /** A further question, after tools have been called: what had to be called has been. */
    EngineRequest next(List<InputItem> conversation, Offer offer) {
        return asked(conversation, tools(offer), freeChoice());
    }

    /** The last question: the model may call no more MCP tools. */
    EngineRequest last(List<InputItem> conversation) {
        return asked(conversation, clientsTools(), freeChoice());
    }

    /** The names of the client's own functions. */
    Set<String> functionNames() {
        return declared.stream()
                .filter(FunctionTool.class::isInstance)
                .map(tool -> ((FunctionTool) tool).name())
                .collect(Collectors.toSet());
    }

    private EngineRequest asked(List<InputItem> conversation, List<Tool> tools, @Nullable ToolChoice choice) {
        CreateResponse.Builder parameters = request.parameters().toBuilder().tools(tools);
        if (choice != request.parameters().toolChoice()) {
            parameters.toolChoice(choice);
        }
        return new EngineRequest(
                request.model(),
                conversation,
                parameters.build(),
                request.actions(),
                request.cancellation(),
                request.response());
    }

    private List<Tool> clientsTools() {
        return declared.stream().filter(tool -> !(tool instanceof McpTool)).toList();
    }

    private List<Tool> tools(Offer offer) {
        List<Tool> tools = new ArrayList<>();
        for (Tool tool : declared) {
            if (tool instanceof McpTool server) {
                tools.addAll(offer.functionsOf(server.serverLabel()));
            } else {
                tools.add(tool);
            }
        }
        return tools;
    }

    private @Nullable ToolChoice choice(Offer offer) throws EngineException {
        ToolChoice choice = request.parameters().toolChoice();
        if (ToolChoiceMode.REQUIRED.equals(choice) && tools(offer).isEmpty()) {
            throw nothingToCall();
        }
        return choice instanceof ToolChoiceMcp wanted ? forced(wanted, offer) : choice;
    }

    private static ToolChoice forced(ToolChoiceMcp wanted, Offer offer) throws EngineException {
        if (wanted.name() != null) {
            String name = offer.find(wanted.serverLabel(), wanted.name())
                    .map(Offer.Entry::name)
                    .orElseThrow(Question::nothingToCall);
            return ToolChoiceFunction.builder().name(name).build();
        }
        List<JsonValue.Obj> names = offer.functionsOf(wanted.serverLabel()).stream()
                .map(tool -> entry(((FunctionTool) tool).name()))
                .toList();
        if (names.isEmpty()) {
            throw nothingToCall();
        }
        return ToolChoiceAllowed.builder()
                .mode(AllowedToolsMode.REQUIRED)
                .tools(names)
                .build();
    }

    private static JsonValue.Obj entry(String name) {
        Map<String, JsonValue> entry = new LinkedHashMap<>();
        entry.put("type", new JsonValue.Str("function"));
        entry.put("name", new JsonValue.Str(name));
        return new JsonValue.Obj(entry);
    }

    private @Nullable ToolChoice freeChoice() {
        ToolChoice choice = request.parameters().toolChoice();
        if (choice instanceof ToolChoiceAllowed allowed) {
            return allowed.toBuilder().mode(AllowedToolsMode.AUTO).build();
        }
        return choice == null || ToolChoiceMode.NONE.equals(choice) ? choice : ToolChoiceMode.AUTO;
    }

    private static InputItem placeholder() {
        return Message.builder()
                .role(MessageRole.ASSISTANT)
                .content(new MessageContent.Text(""))
                .build();
    }

    private static EngineException nothingToCall() {
        return new EngineException(
                Failure.of(Kind.BROKEN, "A tool had to be called, but no MCP server offers one that could be."));
    }
}
