import dev.parley.client.ParleyClient;
import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.*;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A conversation of two turns, then a function call: java -cp parley-client-all.jar Conversation.java URL [model]; key in PARLEY_KEY */
public final class Conversation {
    private static final String PARAMETERS = "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}";

    private final ParleyClient client;
    private final String model;

    private Conversation(ParleyClient client, String model) {
        this.client = client;
        this.model = model;
    }

    public static void main(String[] args) throws IOException {
        var builder = ParleyClient.builder().baseUrl(args[0]);
        if (System.getenv("PARLEY_KEY") != null) builder.apiKey(System.getenv("PARLEY_KEY"));
        var conversation = new Conversation(builder.build(), args.length > 1 ? args[1] : "parley-scripted");
        conversation.twoTurns();
        conversation.functionCall();
    }

    private void twoTurns() {
        Response first = ask(CreateResponse.builder().input(Input.of("Name a city in Norway.")));
        ask(CreateResponse.builder().input(Input.of("And one in Peru?")).previousResponseId(first.id()));
    }

    private void functionCall() throws IOException {
        JsonValue.Obj parameters = Json.read(PARAMETERS, JsonValue.Obj::read);
        List<Tool> tools = List.of(FunctionTool.builder().name("get_weather").parameters(parameters).build());
        Input question = Input.of("Use get_weather: how is the weather in Oslo?");
        Response asked = ask(CreateResponse.builder().input(question).tools(tools));

        List<InputItem> results = new ArrayList<>();
        for (OutputItem item : asked.output()) {
            if (item instanceof FunctionCall call) {
                System.out.println("(call of " + call.name() + " with " + call.arguments() + ")");
                ToolOutput result = ToolOutput.of("7 degrees and rain");
                results.add(FunctionCallOutput.builder().callId(call.callId()).output(result).build());
            }
        }
        ask(CreateResponse.builder().input(Input.of(results)).tools(tools).previousResponseId(asked.id()));
    }

    /** Prints the text of the answer as it arrives. */
    private Response ask(CreateResponse.Builder request) {
        try (var stream = client.responses().createStreaming(request.model(model).build())) {
            return stream.onEvent(event -> {
                if (event instanceof OutputTextDeltaEvent delta) System.out.print(delta.delta());
                if (event instanceof OutputTextDoneEvent) System.out.println();
            }).collect();
        }
    }
}
