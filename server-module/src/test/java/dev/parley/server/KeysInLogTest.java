package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every operation of the contract, with keys wherever a client can put one, and both forms of the log. */
@Tag("AUTH-03")
final class KeysInLogTest {
    private static final String KEY_HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // secret
    private static final String UPSTREAM = "sk-upstream-0123456789";
    private static final String WRONG = "sk-wrong-0123456789";
    private static final String TOOL = "sk-tool-0123456789";
    private static final Set<String> METHODS = Set.of("get", "post", "delete");
    private static final String BODY = """
            {"model": "any", "input": "hello", "stream": %s, "tools": [{"type": "mcp", "server_label": "s",
             "server_url": "https://mcp.example/?key=%s", "authorization": "%s", "headers": {"Authorization": "Bearer %s"}}]}
            """;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger parley = (Logger) LoggerFactory.getLogger("dev.parley");
    private final Level level = parley.getLevel();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> json = appender(new JsonLines());
    private final OutputStreamAppender<ILoggingEvent> text = appender(pattern());
    private final ChatUpstream upstream = ChatUpstream.start();
    private final ParleyServer server = ParleyServer.start(new ServerConfig(
            "127.0.0.1",
            0,
            "openai-v1",
            Threads.PLATFORM,
            StoreConfig.of(Databases.chosen().freshUrl()),
            List.of(
                    new Route("tools", EngineKind.RESPONSES, upstream.baseUrl().toString(), UPSTREAM, null, 5),
                    new Route("*", EngineKind.CHAT, upstream.baseUrl().toString(), UPSTREAM, null, 5)),
            List.of(new ApiKey(KEY_HASH, "alice", null)),
            Lifecycle.DEFAULT,
            Web.DEFAULT,
            new Operation(null, new LogConfig(LogConfig.Format.TEXT, true)),
            ToolsConfig.NONE));

    @BeforeEach
    void listen() {
        root.addAppender(json);
        root.addAppender(text);
        parley.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        parley.setLevel(level);
        root.detachAppender(json);
        root.detachAppender(text);
        server.close();
        upstream.close();
    }

    @Test
    void no_operation_puts_a_key_into_the_log_in_either_form() {
        int walked = 0;
        for (int status : List.of(200, 401, 500)) {
            upstream.otherwise(request -> status == 200
                    ? ChatReply.completion("Four")
                    : ChatReply.json(status, "{\"error\":{\"message\":\"Bad key " + UPSTREAM + "\"}}"));
            walked += walk("Authorization", "Bearer secret");
            walked += walk("x-api-key", "secret");
            walked += walk("Authorization", "Bearer " + WRONG);
            walked += walk("x-api-key", WRONG);
        }
        int requests = walked;
        Until.is(
                "true",
                () -> ""
                        + (logged().lines()
                                        .filter(line -> line.contains("duration_ms"))
                                        .count()
                                >= 2L * requests));

        assertThat(requests).isGreaterThan(100);
        assertThat(logged()).contains("{\"time\"").contains("status=\"401\"");
        assertThat(logged())
                .doesNotContain("-0123456789")
                .doesNotContain("secret")
                .doesNotContain(KEY_HASH);
    }

    /** Asks for everything that the contract has, and says how often. */
    private int walk(String header, String key) {
        Http http = new Http(server.uri(), header, key);
        int walked = 0;
        for (Map.Entry<String, JsonNode> path :
                http.get("/openapi.json").json().get("paths").properties()) {
            String address = path.getKey().replaceAll("\\{[^}]*}", "resp_none") + "?key=" + TOOL;
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    walked += ask(http, method, address);
                }
            }
        }
        return walked;
    }

    private static int ask(Http http, String method, String address) {
        switch (method) {
            case "get" -> http.get(address);
            case "delete" -> http.delete(address);
            default -> {
                http.post(address, "{\"model\":\"any\",\"input\":\"hello\",\"user\":\"" + TOOL + "\"}");
                http.post(address, BODY.formatted(false, TOOL, TOOL, TOOL));
                http.post(address, BODY.formatted(true, TOOL, TOOL, TOOL).replace("any", "tools"));
                http.post(address, "{\"model\": \"" + TOOL);
                return 4;
            }
        }
        return 1;
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static PatternLayoutEncoder pattern() {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setPattern("%d %-5level %logger{20} - %msg %kvp%n%ex");
        return pattern;
    }

    private OutputStreamAppender<ILoggingEvent> appender(Encoder<ILoggingEvent> encoder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        return appender;
    }
}
