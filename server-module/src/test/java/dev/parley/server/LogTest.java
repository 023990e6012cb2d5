package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.log.JsonLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("the log is the whole process's")
final class LogTest {
    private static final String KEY_HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // secret
    private static final String UPSTREAM_KEY = "sk-upstream-0123456789";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private ParleyServer server;
    private Http http;

    @BeforeEach
    void start() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        appender.setContext(context);
        appender.setEncoder(lines);
        appender.setOutputStream(log);
        appender.start();
        root.addAppender(appender);
        server = ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                StoreConfig.of(Databases.chosen().freshUrl()),
                List.of(
                        new Route("parley-scripted", EngineKind.SCRIPTED, null, null, null, null),
                        new Route("*", EngineKind.CHAT, upstream.baseUrl().toString(), UPSTREAM_KEY, null, 5)),
                List.of(new ApiKey(KEY_HASH, "alice", null)),
                Lifecycle.DEFAULT,
                Web.DEFAULT,
                new Operation(null, new LogConfig(LogConfig.Format.TEXT, true)),
                ToolsConfig.NONE));
        http = new Http(server.uri(), "Authorization", "Bearer secret", "x-request-id", "from-the-client");
    }

    @AfterEach
    void stop() {
        root.detachAppender(appender);
        server.close();
        upstream.close();
    }

    @Test
    void a_request_leaves_one_line_that_says_what_became_of_it() {
        Http.Answer answer = http.post("/v1/responses", asked("parley-scripted", false));
        JsonNode line = line(0);

        assertThat(line.get("logger").asText()).isEqualTo("dev.parley.access");
        assertThat(line.get("request_id").asText()).isEqualTo("from-the-client");
        assertThat(line.get("method").asText()).isEqualTo("POST");
        assertThat(line.get("route").asText()).isEqualTo("/v1/responses");
        assertThat(line.get("status").asInt()).isEqualTo(200);
        assertThat(line.get("duration_ms").isIntegralNumber()).isTrue();
        assertThat(line.get("bytes").asInt()).isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(line.get("tenant").asText()).isEqualTo("alice");
        assertThat(line.get("dialect").asText()).isEqualTo("openai-v1");
        assertThat(line.get("model").asText()).isEqualTo("parley-scripted");
        assertThat(line.get("response_id").asText()).isEqualTo(answer.at("/id"));
        assertThat(line.get("ended").asText()).isEqualTo("completed");
    }

    @Test
    void a_stream_leaves_its_line_when_it_is_over_and_an_address_only_its_template() {
        String id = http.post("/v1/responses", asked("parley-scripted", true))
                .frames()
                .get(0)
                .data()
                .at("/response/id")
                .asText();
        http.get("/v1/responses/" + id);

        assertThat(line(0).get("ended").asText()).isEqualTo("completed");
        assertThat(line(0).get("response_id").asText()).isEqualTo(id);
        assertThat(line(1).get("route").asText()).isEqualTo("/v1/responses/{response_id}");
    }

    @Test
    void what_is_refused_leaves_a_line_too() {
        new Http(server.uri()).get("/v1/models");
        http.get("/nowhere");

        assertThat(line(0).get("status").asInt()).isEqualTo(401);
        assertThat(line(0).has("tenant")).isFalse();
        assertThat(line(1).get("status").asInt()).isEqualTo(404);
        assertThat(line(1).get("route").asText()).isEqualTo("none");
    }

    @Test
    void a_model_s_name_can_t_look_like_another_line() {
        upstream.otherwise(request -> ChatReply.completion("x"));
        http.post("/v1/responses", asked("a\\nb", false));

        assertThat(line(0).get("model").asText()).isEqualTo("a?b");
    }

    @Test
    void no_key_is_in_the_log_of_a_run_in_which_everything_happens() {
        upstream.otherwise(request ->
                ChatReply.json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + UPSTREAM_KEY + "\"}}"));
        http.post("/v1/responses", asked("up", false));
        http.post("/v1/responses", asked("up", true));
        upstream.otherwise(
                request -> ChatReply.json(400, "{\"error\":{\"message\":\"Bad key: " + UPSTREAM_KEY + "\"}}"));
        http.post("/v1/responses", asked("up", false));
        http.post("/v1/responses", asked("parley-scripted", true));
        http.post("/v1/responses", "{broken");
        http.get("/v1/responses?key=secret");
        new Http(server.uri(), "x-api-key", "sk-of-somebody-wrong").get("/v1/models");
        new Http(server.uri(), "x-api-key", "secret").get("/v1/models");
        line(7);

        String all = log.toString(StandardCharsets.UTF_8);
        assertThat(all)
                .doesNotContain(UPSTREAM_KEY)
                .doesNotContain("secret")
                .doesNotContain("sk-of-somebody-wrong")
                .doesNotContain(KEY_HASH);
    }

    @Test
    void every_line_is_an_object_and_so_is_one_about_an_error() {
        LoggerFactory.getLogger("dev.parley.test").error("two\nlines", new IllegalStateException("broken"));
        JsonNode error = Http.tree(
                log.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow());

        assertThat(error.get("message").asText()).isEqualTo("two\nlines");
        assertThat(error.get("level").asText()).isEqualTo("ERROR");
        assertThat(error.get("error").asText())
                .contains("IllegalStateException: broken")
                .contains("LogTest");
    }

    /** The line of a request, which is written when its client has already read everything. */
    private JsonNode line(int number) {
        Until.is("true", () -> "" + (lines().size() > number));
        return lines().get(number);
    }

    private List<JsonNode> lines() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Http::tree)
                .filter(line -> line.get("logger").asText().equals("dev.parley.access"))
                .toList();
    }

    private static String asked(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"input\":\"hello\",\"stream\":" + stream + "}";
    }
}
