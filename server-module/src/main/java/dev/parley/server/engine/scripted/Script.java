package dev.parley.server.engine.scripted;

import dev.parley.json.JsonValue;
import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.FunctionTool;
import dev.parley.model.ReasoningConfig;
import dev.parley.model.ReasoningEffort;
import dev.parley.model.TextFormat;
import dev.parley.model.TextFormatJsonObject;
import dev.parley.model.TextFormatJsonSchema;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.ToolSelection;
import dev.parley.server.engine.ToolSelection.Mode;
import dev.parley.server.engine.scripted.Step.Act;
import dev.parley.server.engine.scripted.Step.Call;
import dev.parley.server.engine.scripted.Step.Say;
import dev.parley.server.screen.ComputerTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules: which request gets which steps. The first rule that fits decides. */
final class Script {
    private final CreateResponse parameters;
    private final Transcript transcript;

    Script(CreateResponse parameters, Transcript transcript) {
        this.parameters = parameters;
        this.transcript = transcript;
    }

    List<Step> steps() throws EngineException {
        Plan plan = plan(ToolSelection.of(parameters));
        List<Step> steps = new ArrayList<>();
        ReasoningConfig reasoning = parameters.reasoning();
        if (reasoning != null && reasoning.effort() != null && reasoning.effort() != ReasoningEffort.NONE) {
            steps.add(new Step.Think("By rule, not by thought: " + plan.rule() + "."));
        }
        if (reasoning != null && (reasoning.summary() != null || reasoning.generateSummary() != null)) {
            steps.add(new Step.Summarise("The script chose its rule: " + plan.rule() + "."));
        }
        steps.addAll(plan.steps());
        return steps;
    }

    private record Plan(String rule, List<Step> steps) {}

    private Plan plan(ToolSelection selection) throws EngineException {
        if (selection.forced() != null) {
            return new Plan("the request names the tool", List.of(use(selection.forced())));
        }
        if (selection.mode() == Mode.REQUIRED) {
            return new Plan("the request requires a tool", List.of(use(first(selection.tools()))));
        }
        if (selection.mode() == Mode.AUTO) {
            Plan plan = free(selection.tools());
            if (plan != null) {
                return plan;
            }
        }
        if (!transcript.sinceUser().outputs().isEmpty()) {
            return new Plan("report what the tools returned", List.of(say(new ScriptedText(transcript).ofOutputs())));
        }
        return new Plan("repeat what the user said", List.of(say(new ScriptedText(transcript).ofUser())));
    }

    /** What the model would do with tools of its own accord; null if nothing. */
    private @Nullable Plan free(List<Tool> tools) throws EngineException {
        List<FunctionTool> asked = tools.stream()
                .filter(FunctionTool.class::isInstance)
                .map(FunctionTool.class::cast)
                .filter(tool -> isNamed(tool.name()))
                .toList();
        if (asked.isEmpty()) {
            asked = ofNamedServer(tools);
        }
        if (!asked.isEmpty()) {
            return transcript.sinceUser().anyOutput() ? null : new Plan("the user names a tool", callAll(asked));
        }
        ComputerTool computer = ComputerTools.first(tools).orElse(null);
        if (computer == null) {
            return null;
        }
        int step = transcript.sinceUser().screens();
        return step < ComputerScript.LENGTH
                ? new Plan("drive the computer", List.of(act(computer, step)))
                : new Plan("the computer has done its part", List.of(say(new ScriptedText(transcript).ofComputer())));
    }

    /** The first tool of a server that the user names: its tools are functions called {@code server__tool}. */
    private List<FunctionTool> ofNamedServer(List<Tool> tools) {
        return tools.stream()
                .filter(FunctionTool.class::isInstance)
                .map(FunctionTool.class::cast)
                .filter(tool -> tool.name().contains("__")
                        && isNamed(
                                "server " + tool.name().substring(0, tool.name().indexOf("__"))))
                .limit(1)
                .toList();
    }

    private List<Step> callAll(List<FunctionTool> asked) throws EngineException {
        List<Step> calls = new ArrayList<>();
        boolean several = !Boolean.FALSE.equals(parameters.parallelToolCalls());
        for (FunctionTool tool : several ? asked : asked.subList(0, 1)) {
            calls.add(use(tool));
        }
        return calls;
    }

    private boolean isNamed(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_-])")
                .matcher(transcript.latestUserText())
                .find();
    }

    private Tool first(List<Tool> tools) throws EngineException {
        for (Tool tool : tools) {
            if (tool instanceof FunctionTool) {
                return tool;
            }
        }
        return ComputerTools.first(tools)
                .orElseThrow(
                        () -> invalid("tools", "The scripted engine can call functions and drive computers only."));
    }

    private Step act(ComputerTool computer, int step) {
        return new Act(ComputerScript.call(computer, step, transcript.seen().screen()));
    }

    private Step use(Tool tool) throws EngineException {
        if (tool instanceof FunctionTool function) {
            String param = "tools[" + parameters.tools().indexOf(tool) + "].parameters";
            JsonValue arguments = function.parameters() == null
                    ? new JsonValue.Obj(Map.of())
                    : SchemaSample.ofObject(function.parameters(), param);
            return new Call(function.name(), SpacedJson.write(arguments));
        }
        if (tool instanceof ComputerTool computer) {
            return act(computer, transcript.sinceUser().screens() % ComputerScript.LENGTH);
        }
        throw invalid("tools", "The scripted engine can call functions and drive computers only.");
    }

    private Step say(String text) throws EngineException {
        TextFormat format = parameters.text() == null ? null : parameters.text().format();
        if (format instanceof TextFormatJsonSchema wanted) {
            return new Say(SpacedJson.write(SchemaSample.of(wanted.schema(), "text.format.schema")));
        }
        if (format instanceof TextFormatJsonObject) {
            return new Say(SpacedJson.write(new JsonValue.Obj(Map.of("answer", new JsonValue.Str(text)))));
        }
        if (format instanceof TextFormat.Unknown) {
            throw invalid("text.format.type", "The scripted engine does not know this format.");
        }
        return new Say(text);
    }

    private static EngineException invalid(String param, String message) {
        return new EngineException(new Failure(Kind.INVALID_REQUEST, message, param, null));
    }
}
