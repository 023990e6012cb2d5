package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.ToolsConfig;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Which MCP servers a request may use, and that nobody sees what they are shown. */
final class McpAccessTest extends McpFixture {
    private static final String CLIENTS = "clients-secret-0815";

    @Test
    @Tag("INPUT-02")
    void without_the_configuration_the_tool_is_refused_by_name() {
        try (TestServer closed = TestServer.running(ToolsConfig.NONE, web(), route())) {
            Answer answer = new Http(closed.uri()).post(PATH, request(free(), ""));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/param")).isEqualTo("tools[0].type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-v1", "lightcone-v1", "lightcone-compat"})
    @Tag("INPUT-02")
    void dialects_whose_document_lacks_the_tool_refuse_it(String dialect) {
        Answer answer = http.post("/v1/responses", request(free(), ""), "X-Parley-Dialect", dialect);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("tools[0]");
    }

    @Test
    @Tag("INPUT-04")
    void capabilities_name_the_tool_where_it_is() {
        JsonNode dialects = http.get("/v1/capabilities").json().at("/routes/0/dialects");

        dialects.forEach(each -> assertThat(each.get("tools").toString().contains("\"mcp\""))
                .as(each.get("dialect").asText())
                .isEqualTo(each.get("dialect").asText().equals("v5")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/mcp",
                "https://HOST/mcp",
                "http://HOST/mcpx",
                "http://HOST/",
                "http://HOST/mcp/../admin",
                "http://HOST/mcp/%2e%2e/admin",
                "http://HOST@other.example/mcp",
                "http://other.example/mcp?http://HOST/mcp",
                "file:///etc/passwd",
                "no url"
            })
    void a_url_that_is_not_allowed_is_a_400_that_names_it(String url) {
        String host = tools.url("").replace("http://", "");
        String tool = free().replace(tools.url("/mcp"), url.replace("HOST", host));
        Answer answer = http.post(PATH, request(tool, ""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("tools[0].server_url");
        assertThat(tools.methods()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"server_label\":\"unknown\"                                         | server_url",
                "\"server_label\":\"ours\",\"authorization\":\"mine\"                 | authorization",
                "\"server_label\":\"ours\",\"headers\":{\"x\":\"y\"}                  | headers",
                "\"server_label\":\"drive\",\"connector_id\":\"connector_googledrive\"| connector_id",
                "\"server_label\":\" \"                                               | server_label",
                "\"server_label\":\"a\",\"server_url\":\"URL\",\"headers\":{\"Host\":\"evil\"} | headers",
                "\"server_label\":\"a\",\"server_url\":\"URL\",\"headers\":{\"x\":\"y\\r\\nz: 1\"} | headers",
                "\"server_label\":\"a\",\"server_url\":\"URL\",\"authorization\":\"x\",\"headers\":{\"authorization\":\"y\"}"
                        + " | authorization",
                "\"server_label\":\"a\",\"server_url\":\"URL\",\"require_approval\":\"maybe\" | require_approval",
                "\"server_label\":\"a\",\"server_url\":\"URL\",\"allowed_tools\":7     | allowed_tools"
            })
    void a_declaration_that_can_t_work_is_a_400_that_names_what_is_wrong(String members, String param) {
        String tool = "{\"type\":\"mcp\"," + members.strip().replace("URL", tools.url("/mcp")) + "}";
        Answer answer = http.post(PATH, request(tool, ""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("tools[0]." + param);
        assertThat(tools.methods()).isEmpty();
    }

    @Test
    void two_servers_of_one_label_are_a_400() {
        Answer answer = http.post(PATH, request(free() + "," + free(), ""));

        assertThat(answer.body()).contains("tools[1].server_label");
    }

    @Test
    @Tag("AUTH-03")
    void a_server_of_the_operator_s_is_named_by_its_label_and_its_headers_are_nobody_s_business() throws Exception {
        upstream.next(calling("ours__whoami", "{}", "ours__fail", "{}")).next(saying("Hm."));
        String tool = "{\"type\":\"mcp\",\"server_label\":\"ours\",\"require_approval\":\"never\"}";
        Answer answer = http.post(PATH, streamed(request(tool, "")));
        JsonNode response = StreamGrammar.check(answer.frames());

        assertThat(response.at("/output/1/output").asText()).isEqualTo("You are Bearer [key]");
        assertThat(response.at("/output/2/error").asText()).contains("Bearer [key]");
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(upstream.requests())
                .hasSize(2)
                .noneMatch(asked -> asked.body().contains(SECRET));
    }

    @Test
    @Tag("AUTH-03")
    void what_a_client_has_shown_to_a_server_is_neither_echoed_nor_stored_nor_logged() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Level level = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try {
            upstream.next(calling("calc__whoami", "{}")).next(saying("Hm."));
            String secrets = "\"require_approval\":\"never\",\"authorization\":\"" + CLIENTS
                    + "\",\"headers\":{\"X-Key\":\"" + CLIENTS + "\"}";
            Answer answer = http.post(PATH, streamed(request(declared(secrets), "")));
            List<Frame> frames = answer.frames();
            String id = StreamGrammar.check(frames).get("id").asText();
            Answer failing = http.post(
                    PATH, request(declared(secrets).replace(tools.url("/mcp"), "http://127.0.0.1:9/down"), ""));
            Answer refused =
                    http.post(PATH, request(declared(secrets).replace(tools.url("/mcp"), "http://127.0.0.1:1/"), ""));

            assertThat(tools.calls()).hasSize(1);
            assertThat(frames.get(0).data().at("/response/tools/0/server_label").asText())
                    .isEqualTo("calc");
            assertThat(StreamGrammar.check(frames).at("/output/1/output").asText())
                    .isEqualTo("You are Bearer [key]");
            assertThat(List.of(answer, http.get(PATH + "/" + id), failing, refused))
                    .allSatisfy(each -> assertThat(each.body()).doesNotContain(CLIENTS));
            assertThat(upstream.requests()).noneMatch(asked -> asked.body().contains(CLIENTS));
            assertThat(List.copyOf(log.list))
                    .allSatisfy(event -> assertThat(event.getFormattedMessage()
                                    + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                            .doesNotContain(CLIENTS));
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
    }
}
