package dev.parley.server.dialect;

import dev.parley.json.JsonValue;
import dev.parley.model.ComputerCall;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.server.dialect.Dialect.Wire;
import dev.parley.server.screen.Grid;
import dev.parley.server.service.ApiException;
import java.util.List;
import java.util.Set;

/** The four dialects of the contract, each by what differs: its fields, its tools, its frames, its view. */
final class Family {
    private static final Set<String> COMPUTER = Set.of("computer_use", "computer_use_preview");
    private static final Set<String> COMPAT =
            Set.of("computer", "computer_use", "computer_use_preview", "custom", "function");
    private static final Set<String> OPEN_AI = Set.of(
            "computer",
            "computer_use",
            "computer_use_preview",
            "file_search",
            "function",
            "web_search_preview",
            "web_search_preview_2025_03_11");
    private static final Set<String> V5 = Set.of(
            "apply_patch",
            "code_interpreter",
            "computer",
            "computer_use_preview",
            "custom",
            "file_search",
            "function",
            "image_generation",
            "local_shell",
            "mcp",
            "shell",
            "web_search",
            "web_search_2025_08_26",
            "web_search_preview",
            "web_search_preview_2025_03_11");

    private final JsonValue.Obj whole = ContractDocument.whole();
    private final ContractDocument lightcone = ContractDocument.of("lightcone-v1", whole);
    private final ContractDocument compat = ContractDocument.of("lightcone-compat", whole);
    private final ContractDocument openAi = ContractDocument.of("openai-v1", whole);
    private final ContractDocument v5 = ContractDocument.of("v5", whole);
    private final List<ContractDocument> version1 = List.of(lightcone, compat, openAi);

    private final boolean lenient;

    Family(boolean lenient) {
        this.lenient = lenient;
    }

    List<Dialect> dialects() {
        return List.of(lightconeV1(), lightconeCompat(), openAiV1(), v5());
    }

    /** Flat items of four kinds, times as text, pixels, a computer tool and no other: its clients know no list of actions. */
    private Dialect lightconeV1() {
        RequestFields fields = RequestFields.of(lightcone, version1, lenient);
        return new Dialect(
                "lightcone-v1",
                new Wire(true, COMPUTER, lightcone.parameters(), DocumentedActions.of(lightcone)),
                fields::check,
                response -> new LightconeV1View());
    }

    /** In front of vLLM: coordinates on a grid of 0 to 999, reasoning parts of their own. */
    private Dialect lightconeCompat() {
        RequestFields fields = RequestFields.of(compat, version1, lenient);
        return new Dialect(
                "lightcone-compat",
                new Wire(true, COMPAT, compat.parameters(), DocumentedActions.of(compat)),
                request -> inPixels(fields.check(request)),
                response -> new CompatView(Grid.of(response.tools()).orElse(null)));
    }

    /** OpenAI's document of April 2025. It has no raw reasoning: that is shown as a summary. */
    private Dialect openAiV1() {
        RequestFields fields = RequestFields.of(openAi, version1, lenient);
        return new Dialect(
                "openai-v1",
                new Wire(true, OPEN_AI, openAi.parameters(), DocumentedActions.of(openAi)),
                fields::check,
                response -> new OpenAiV1View());
    }

    /** Scale's: {@code vendor/model}, frames without {@code event:} lines, the canonical form of everything else. */
    private Dialect v5() {
        RequestFields fields = RequestFields.of(v5, List.of(v5), lenient);
        return new Dialect(
                "v5",
                new Wire(false, V5, v5.parameters(), DocumentedActions.of(v5)),
                request -> ofVendor(fields.check(request)),
                response -> new DialectView() {});
    }

    private static CreateResponse inPixels(CreateResponse request) {
        Grid grid = Grid.of(request.tools()).orElse(null);
        if (grid == null || !(request.input() instanceof Input.Items items)) {
            return request;
        }
        List<InputItem> scaled = items.value().stream()
                .map(item -> item instanceof ComputerCall call ? grid.toPixels(call) : item)
                .toList();
        return request.toBuilder().input(new Input.Items(scaled)).build();
    }

    private static CreateResponse ofVendor(CreateResponse request) {
        if (!String.valueOf(request.model()).matches("[^/]+/.+")) {
            throw ApiException.invalid("invalid_value", "model", "A model is written vendor/model here.");
        }
        return request;
    }
}
