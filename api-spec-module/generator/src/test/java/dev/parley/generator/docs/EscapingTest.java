package dev.parley.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {
    private static final String QUOTED = "Its id.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</dd></dl><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "`</code><script>alert(1)</script>`",
                "**<script>alert(1)</script>**",
                "[<script>alert(1)</script>](https://example.org/\\\"onmouseover=alert(1))",
                "[click](javascript:alert(1))",
                "<!-- &lt;script&gt; ]]> <style>*{display:none}"
            })
    void a_hostile_description_stays_text(String hostile) {
        Document calm = SmallDocuments.pageOf(SmallDocuments.JOINED);
        Document page = SmallDocuments.pageOf(
                SmallDocuments.JOINED.replace("description: " + QUOTED, "description: \"" + hostile + "\""));

        assertThat(page.select("script, style, img")).hasSameSizeAs(calm.select("script, style, img"));
        assertThat(page.select("*").stream().flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                .noneMatch(attribute -> attribute.getValue().startsWith("javascript:"));
        assertThat(page.select("dl > *")).hasSameSizeAs(calm.select("dl > *"));
        assertThat(page.getElementById("Thing.id").text())
                .contains(hostile.contains("alert") ? "alert(1)" : "display:none");
    }

    @Test
    void hostile_names_and_values_stay_names_and_values() {
        String joined = SmallDocuments.JOINED
                .replace("small, large", "small, '\"><script>alert(1)</script>'")
                .replace("note: {desc", "'\"><script>x</script>': {desc");
        Document page = SmallDocuments.pageOf(joined);

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("#Size .values code").eachText()).contains("\"><script>alert(1)</script>");
        assertThat(page.select("#Thing .name").eachText()).contains("\"><script>x</script>");
    }

    @Test
    void what_is_no_character_of_html_is_replaced() {
        assertThat(Html.text("a\u0000b\uD800c\u0085d\uD83D\uDE00\n"))
                .hasToString("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00\n");
    }

    @Test
    void a_script_that_would_end_early_is_refused() {
        assertThatThrownBy(() -> Html.raw("script", "'</script>'")).isInstanceOf(IllegalArgumentException.class);
    }
}
