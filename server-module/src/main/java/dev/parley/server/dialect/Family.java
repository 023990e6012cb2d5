package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.server.dialect.Dialect.Wire;
import dev.parley.server.service.ApiException;
import java.util.List;
import java.util.Set;

/** The four dialects of the contract, each by what differs: its fields, its tools, its frames, its view. */
final class Family {
    private static final Set<String> COMPUTER = Set.of("computer_use", "computer_use_preview");
    private static final Set<String> COMPUTER_AND_FUNCTIONS =
            Set.of("computer_use", "computer_use_preview", "function");

    private final ContractDocument lightcone = ContractDocument.of("lightcone-v1");
    private final ContractDocument compat = ContractDocument.of("lightcone-compat");
    private final ContractDocument openAi = ContractDocument.of("openai-v1");
    private final ContractDocument v5 = ContractDocument.of("v5");
    private final List<ContractDocument> version1 = List.of(lightcone, compat, openAi);

    List<Dialect> dialects() {
        return List.of(lightconeV1(), lightconeCompat(), openAiV1(), v5());
    }

    /** Flat items of four kinds, times as text, pixels, a computer tool and no other. */
    private Dialect lightconeV1() {
        RequestFields fields = RequestFields.of(lightcone, version1);
        return new Dialect("lightcone-v1", new Wire(true, COMPUTER), fields::check, response -> new LightconeV1View());
    }

    /** In front of vLLM: coordinates on a grid of 0 to 999, reasoning parts of their own. */
    private Dialect lightconeCompat() {
        RequestFields fields = RequestFields.of(compat, version1);
        return new Dialect(
                "lightcone-compat",
                new Wire(true, COMPUTER_AND_FUNCTIONS),
                request -> inPixels(fields.check(request)),
                response -> new CompatView(Grid.of(response.tools()).orElse(null)));
    }

    /** OpenAI's document of April 2025. It has no raw reasoning: that is shown as a summary. */
    private Dialect openAiV1() {
        RequestFields fields = RequestFields.of(openAi, version1);
        return new Dialect(
                "openai-v1", new Wire(true, COMPUTER_AND_FUNCTIONS), fields::check, response -> new OpenAiV1View());
    }

    /** Scale's: {@code vendor/model}, frames without {@code event:} lines, the canonical form of everything else. */
    private Dialect v5() {
        RequestFields fields = RequestFields.of(v5, List.of(v5));
        return new Dialect(
                "v5",
                new Wire(false, COMPUTER_AND_FUNCTIONS),
                request -> ofVendor(fields.check(request)),
                response -> new DialectView() {});
    }

    private static CreateResponse inPixels(CreateResponse request) {
        return Grid.of(request.tools()).map(grid -> grid.toPixels(request)).orElse(request);
    }

    private static CreateResponse ofVendor(CreateResponse request) {
        if (!String.valueOf(request.model()).matches("[^/]+/.+")) {
            throw ApiException.invalid("invalid_value", "model", "A model is written vendor/model here.");
        }
        return request;
    }
}
