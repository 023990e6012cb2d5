package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies that the published pages themselves show are valid in the document that the contract makes of them. */
class SeedsTest {
    private static final Path PAGES = Path.of("../../../shared/seeds");
    private static final ObjectReader JSON = new ObjectMapper().reader();

    private final Documents documents = new Documents();

    @ParameterizedTest
    @CsvSource({
        "001, lightcone-compat, Response, 2",
        "002, lightcone-v1, Response, 2",
        "004, openai-v1, CreateResponse, 1",
        "004, openai-v1, Response, 1",
    })
    void the_bodies_that_a_page_shows_are_valid(String page, String dialect, String schema, int shown)
            throws IOException {
        assumeThat(PAGES).as("the published pages beside the project").isDirectory();
        String required = schema.equals("Response") ? "id" : "input";

        assertThat(bodies(page).stream()
                        .filter(body -> body.has(required))
                        .map(SeedsTest::withId)
                        .toList())
                .hasSize(shown)
                .allSatisfy(body -> assertThat(documents.errors(dialect + ".json", schema, body))
                        .isEmpty());
    }

    /**
     * The OpenAI page merges all kinds of items into one example, and so gives a `computer_call` the null id that only an output may
     * have; the document behind the page refuses that, too. All else of the example counts.
     */
    private static JsonNode withId(JsonNode body) {
        if (body.at("/input/0/type").asText().equals("computer_call")
                && body.at("/input/0/id").isNull()) {
            ((ObjectNode) body.at("/input/0")).put("id", "string");
        }
        return body;
    }

    /** Every JSON object of the page that is in no other. */
    private static List<JsonNode> bodies(String page) throws IOException {
        String text = text(page);
        List<JsonNode> bodies = new ArrayList<>();
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
            try (var parser = JSON.createParser(text.substring(at))) {
                JsonNode body = parser.readValueAsTree();
                bodies.add(body);
                at += (int) parser.currentLocation().getCharOffset();
            } catch (JsonProcessingException e) {
                // A brace of something else.
                at++;
            }
        }
        return bodies;
    }

    private static String text(String page) throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            Path file = files.filter(each -> each.getFileName().toString().startsWith(page + "_"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
