package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Web;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code max_tool_calls}, which the one document with MCP tools lacks: where unknown fields may be there, it holds. */
final class McpLimitsTest extends McpFixture {
    @Override
    Web web() {
        return new Web(List.of(), true);
    }

    @Test
    void calls_beyond_the_request_s_limit_are_not_made_and_the_model_is_offered_no_more() throws Exception {
        String sum = "{\"a\":2,\"b\":3}";
        upstream.next(calling("calc__add", sum, "calc__add", sum)).next(saying("One of two."));
        JsonNode response = terminal(request(free(), "\"max_tool_calls\":1"));
        upstream.takeRequest();

        assertThat(response.at("/output/1/output").asText()).isEqualTo("5");
        assertThat(response.at("/output/2/error").asText()).contains("max_tool_calls");
        assertThat(response.at("/output/2/status").asText()).isEqualTo("failed");
        assertThat(Http.tree(upstream.takeRequest().body()).has("tools")).isFalse();
        assertThat(tools.calls()).hasSize(1);
    }
}
