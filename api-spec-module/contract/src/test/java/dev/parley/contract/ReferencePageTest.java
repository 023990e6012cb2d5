package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page holds everything that the joined document holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferencePageTest {
    private static final int MOST_BYTES = 1_200_000;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Documents documents = new Documents();
    private final JsonNode joined = documents.resource("openapi.json");
    private final JsonNode schemas = joined.path("components").path("schemas");
    private String html;
    private Parser parser;
    private Document page;

    @BeforeAll
    void read_the_page() throws IOException {
        try (InputStream in = ReferencePageTest.class.getResourceAsStream("/META-INF/parley/docs.html")) {
            html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        parser = Parser.htmlParser().setTrackErrors(20);
        page = parser.parseInput(html, "");
    }

    @Test
    void the_page_parses_without_errors() {
        assertThat(parser.getErrors()).isEmpty();
    }

    @Test
    void the_page_is_one_file_that_needs_nothing_else() {
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page.select("link, img, iframe, script[src], [style]")).isEmpty();
        assertThat(page.selectFirst("style").data()).doesNotContain("@import", "url(");
    }

    @Test
    void every_link_leads_somewhere_and_no_place_is_there_twice() {
        List<String> ids = page.select("[id]").eachAttr("id");
        Set<String> places = new HashSet<>(ids);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(href -> assertThat(places).contains(href.substring(1)));
        assertThat(page.select("a[href=#]")).isEmpty();
    }

    @Test
    void every_schema_and_every_property_has_its_place() {
        schemas.properties().forEach(schema -> {
            Element section = page.getElementById(schema.getKey());
            assertThat(section).as(schema.getKey()).isNotNull();
            assertThat(section.selectFirst("h3").text()).startsWith(schema.getKey());
            schema.getValue().path("properties").fieldNames().forEachRemaining(name -> {
                Element row = page.getElementById(schema.getKey() + "." + name);
                assertThat(row).as(schema.getKey() + "." + name).isNotNull();
                assertThat(row.selectFirst(".name").text()).isEqualTo(name);
                assertThat(row.selectFirst("dd").text()).isNotBlank();
            });
        });
    }

    @Test
    void every_value_of_an_enum_and_of_a_discriminator_is_shown_with_its_schema() {
        schemas.properties().forEach(schema -> {
            List<String> values = new ArrayList<>();
            schema.getValue().findValues("enum").forEach(list -> list.forEach(value -> values.add(value.asText())));
            schema.getValue()
                    .findValues("mapping")
                    .forEach(mapping -> mapping.fieldNames().forEachRemaining(values::add));
            assertThat(page.getElementById(schema.getKey()).select("code").eachText())
                    .as(schema.getKey())
                    .containsAll(values);
        });
    }

    @Test
    void every_operation_has_its_place_with_all_its_statuses() {
        joined.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(operation -> {
                            String id = operation.getValue().path("operationId").asText();
                            Element section = page.getElementById("op:" + id);
                            assertThat(section.selectFirst(".endpoint").text())
                                    .isEqualToIgnoringCase(operation.getKey() + " " + path.getKey());
                            List<String> statuses = new ArrayList<>();
                            operation.getValue().path("responses").fieldNames().forEachRemaining(statuses::add);
                            assertThat(section.select(".status").eachText()).containsExactlyElementsOf(statuses);
                        }));
    }

    @Test
    void every_example_is_shown() {
        Set<JsonNode> shown = new HashSet<>();
        page.select(".schema .example pre").forEach(pre -> shown.add(documents.tree(pre.wholeText())));

        documents.resource("examples/index.json").forEach(entry -> {
            String path = entry.path("path").asText();
            assertThat(shown).as(path).contains(documents.resource("examples/" + path));
        });
    }

    @Test
    void the_index_has_every_schema_and_every_operation() {
        assertThat(page.select("#index li"))
                .hasSize(schemas.size() + page.select(".operation").size());
    }
}
