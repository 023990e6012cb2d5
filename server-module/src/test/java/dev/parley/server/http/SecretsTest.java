package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Keys of clients and of upstreams: nobody gets to read them, whatever goes wrong. */
@Tag("AUTH-03")
@Isolated("the log is the whole process's")
final class SecretsTest {
    private static final String PATH = "/v1/responses";
    private static final String HELLO = "{\"model\":\"any/m\",\"input\":\"hello\"%s}";

    private static final String CLIENTS = "secret"; // its hash is below
    private static final String UPSTREAMS = "sk-upstream-0123456789";
    private static final String WRONG = "sk-wrong-0123456789";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger parley = (Logger) LoggerFactory.getLogger("dev.parley");
    private final Level level = parley.getLevel();
    private final List<String> seen = new ArrayList<>();
    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.guarded(
            upstream.baseUrl(),
            UPSTREAMS,
            new ApiKey("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", "alice", null));
    private final Http http = new Http(server.uri(), "Authorization", "Bearer " + CLIENTS);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        parley.setLevel(Level.DEBUG); // not the root: the HTTP client would write down each header
    }

    @AfterEach
    void stop() {
        parley.setLevel(level);
        root.detachAppender(log);
        server.close();
        upstream.close();
    }

    private Answer saw(Answer answer) {
        seen.add(answer.body() + answer.raw().headers().map());
        return answer;
    }

    @Test
    void neither_answers_nor_stored_responses_nor_the_log_show_a_key() {
        upstream.next(ChatReply.stream().text("Hi.").finish("stop").done());
        String id = saw(http.post(PATH, HELLO.formatted(",\"stream\":true")))
                .frames()
                .get(0)
                .data()
                .at("/response/id")
                .asText();
        saw(http.get(PATH + "/" + id));
        saw(http.get(PATH + "/" + id + "?stream=true"));
        saw(http.get(PATH + "/" + id + "/input_items"));
        saw(http.get(PATH));
        saw(http.get("/v1/capabilities"));

        assertThat(upstream.requests().get(0).header("authorization")).isEqualTo("Bearer " + UPSTREAMS);
        assertNothingShown();
    }

    @Test
    void an_upstream_that_repeats_its_key_is_not_quoted() {
        String body = "{\"error\":{\"message\":\"Incorrect API key provided: " + UPSTREAMS
                + ". Get one elsewhere.\",\"code\":\"%s\"}}";
        for (int status : List.of(400, 401, 403, 404, 422, 429, 500)) {
            upstream.otherwise(request -> ChatReply.json(status, body.formatted("invalid_api_key")));
            saw(http.post(PATH, HELLO.formatted("")));
            saw(http.post(PATH, HELLO.formatted(",\"stream\":true")));
        }
        upstream.otherwise(request -> ChatReply.stream().text("Half").chunk(body.formatted("server_error")));
        Answer failed = saw(http.post(PATH, HELLO.formatted(",\"stream\":true")));
        saw(http.get(
                PATH + "/" + failed.frames().get(0).data().at("/response/id").asText()));

        assertThat(failed.body()).contains("response.failed");
        assertNothingShown();
    }

    @Test
    void an_upstream_that_is_down_and_a_key_that_is_wrong_are_reported_without_keys() {
        upstream.close();
        saw(http.post(PATH, HELLO.formatted("")));
        Http stranger = new Http(server.uri());

        assertThat(saw(stranger.post(PATH, HELLO, "Authorization", "Bearer " + WRONG))
                        .status())
                .isEqualTo(401);
        assertThat(saw(stranger.post(PATH, HELLO, "x-api-key", WRONG)).status()).isEqualTo(401);
        assertNothingShown();
    }

    private void assertNothingShown() {
        List<String> logged = List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();

        assertThat(seen).isNotEmpty().allSatisfy(SecretsTest::assertNone);
        assertThat(logged).allSatisfy(SecretsTest::assertNone);
    }

    private static void assertNone(String text) {
        assertThat(text).doesNotContain(UPSTREAMS, WRONG, "\"" + CLIENTS + "\"");
    }
}
