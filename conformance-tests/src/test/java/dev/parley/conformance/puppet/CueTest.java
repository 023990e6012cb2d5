package dev.parley.conformance.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.exchange.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A script fits itself to the tools that are offered, and to how far the turn has come. */
final class CueTest extends PuppetFixture {
    private static final String TOOLS = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"other\"}},"
            + "{\"type\":\"function\",\"function\":{\"name\":\"kit-secret_word\"}}]";

    private String said(String more, String tools) throws Exception {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi " + token + "\"}" + more + "]"
                + tools + "}";
        return choice(ask("/chat/completions", body, Reading.ALL).json())
                .path("message")
                .toString();
    }

    @Test
    void a_name_in_braces_is_the_function_that_is_offered_for_the_tool() throws Exception {
        teach(call("a", "{secret_word}", "{}"));

        assertThat(said("", TOOLS)).contains("\"name\":\"kit-secret_word\"");
        assertThat(said("", TOOLS.replace("kit-secret_word\"", "f7\",\"description\":\"Tells the secret_word.\"")))
                .contains("\"name\":\"f7\"");
    }

    @Test
    void a_tool_that_nobody_offers_is_not_called() throws Exception {
        teach(call("a", "{secret_word}", "{}"));

        assertThat(said("", "")).contains("nobody offers secret_word").doesNotContain("tool_calls");
    }

    @Test
    void what_is_said_after_a_tool_has_answered_is_said_then_only() throws Exception {
        puppet.teach(token, new Script(List.of(text("first")), Set.of(), List.of(text("then"))));

        assertThat(said("", "")).contains("first");
        assertThat(said(",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"x\"}", ""))
                .contains("then");
        assertThat(said(
                        ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"x\"},{\"role\":\"user\",\"content\":\"y\"}",
                        ""))
                .contains("first");
    }
}
