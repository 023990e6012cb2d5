package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomTool;
import dev.parley.model.FunctionTool;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.ToolSelection;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the tools and the choice among them; with no tools there is nothing to write. */
final class ChatTools {
    private final JsonGenerator json;
    private final CreateResponse parameters;
    private final ComputerFunction computer;

    ChatTools(JsonGenerator json, CreateResponse parameters, ComputerFunction computer) {
        this.json = json;
        this.parameters = parameters;
        this.computer = computer;
    }

    void write() throws IOException, EngineException {
        refuseOtherKinds();
        ToolSelection selection = ToolSelection.of(parameters);
        if (selection.tools().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tools");
        for (Tool tool : selection.tools()) {
            json.writeStartObject();
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            if (tool instanceof FunctionTool function) {
                writeFunction(function);
            } else if (tool instanceof CustomTool custom) {
                CustomTools.write(json, custom);
            } else if (tool instanceof ComputerTool) {
                computer.write(json);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        writeChoice(selection);
        if (parameters.parallelToolCalls() != null) {
            json.writeBooleanField("parallel_tool_calls", parameters.parallelToolCalls());
        }
    }

    private void refuseOtherKinds() throws EngineException {
        List<Tool> tools = parameters.tools() == null ? List.of() : parameters.tools();
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            if (!(tool instanceof FunctionTool) && !(tool instanceof CustomTool) && !(tool instanceof ComputerTool)) {
                throw Untranslatable.at(
                        "tools[" + i + "].type", "This model takes functions, custom tools and a computer only.");
            }
        }
    }

    private void writeFunction(FunctionTool tool) throws IOException {
        json.writeStringField("name", tool.name());
        if (tool.description() != null) {
            json.writeStringField("description", tool.description());
        }
        if (tool.parameters() != null) {
            json.writeFieldName("parameters");
            tool.parameters().writeTo(json);
        }
        if (tool.strict() != null) {
            json.writeBooleanField("strict", tool.strict());
        }
    }

    private void writeChoice(ToolSelection selection) throws IOException {
        String forced = selection.forced() instanceof ComputerTool ? computer.name() : selection.forcedName();
        if (forced != null) {
            json.writeObjectFieldStart("tool_choice");
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", forced);
            json.writeEndObject();
            json.writeEndObject();
        } else if (parameters.toolChoice() != null) {
            json.writeStringField("tool_choice", selection.mode().name().toLowerCase(Locale.ROOT));
        }
    }
}
