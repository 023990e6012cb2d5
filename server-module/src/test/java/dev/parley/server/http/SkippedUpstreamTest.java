package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.UpstreamSettings;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams that keep failing, over several requests. */
final class SkippedUpstreamTest {
    private final ChatUpstream first = ChatUpstream.start();
    private final ChatUpstream second = ChatUpstream.start();
    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        second.otherwise(request -> ChatReply.completion("from the second"));
    }

    @AfterEach
    void stop() {
        server.close();
        first.close();
        second.close();
    }

    /** Two failures are too many. */
    private void serve(int seconds, ChatUpstream... upstreams) {
        List<UpstreamSettings> settings = Stream.of(upstreams)
                .map(upstream -> new UpstreamSettings(upstream.baseUrl().toString(), null, null, null))
                .toList();
        server = TestServer.routed(new Route(
                "m", EngineKind.CHAT, null, null, null, 5, null, null, null, null, null, 0, 0, settings, 2, seconds));
        http = new Http(server.uri());
    }

    private Answer ask() {
        return http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"hello\"}");
    }

    private String text() {
        return ask().at("/output/0/content/0/text");
    }

    private static ChatReply failure(int status) {
        return ChatReply.json(status, "{\"error\":{\"message\":\"no\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504})
    void one_that_keeps_failing_is_passed_over(int status) {
        serve(60, first, second);
        first.otherwise(request -> failure(status));
        for (int i = 0; i < 5; i++) {
            assertThat(text()).isEqualTo("from the second");
        }

        assertThat(first.requests()).hasSize(2);
    }

    @Test
    void one_that_is_passed_over_gets_its_place_again_when_it_works() {
        serve(1, first, second);
        first.otherwise(request -> failure(503));
        ask();
        ask();
        first.otherwise(request -> ChatReply.completion("from the first"));

        Until.is("from the first", this::text);
        assertThat(text()).isEqualTo("from the first");
        assertThat(text()).isEqualTo("from the first");
    }

    @Test
    void a_trial_that_fails_is_followed_by_a_pause_and_the_client_does_not_notice() {
        serve(1, first, second);
        first.otherwise(request -> failure(503));
        Until.is("3", () -> {
            assertThat(text()).isEqualTo("from the second");
            return "" + first.requests().size();
        });

        assertThat(second.requests()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void failures_that_are_not_in_a_row_are_none() {
        serve(60, first, second);
        for (int i = 0; i < 3; i++) {
            first.next(failure(503)).next(ChatReply.completion("from the first"));
            assertThat(text()).isEqualTo("from the second");
            assertThat(text()).isEqualTo("from the first");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429})
    void one_that_refuses_is_up(int status) {
        serve(60, first, second);
        first.otherwise(request -> failure(status));
        for (int i = 0; i < 4; i++) {
            ask();
        }

        assertThat(first.requests()).hasSize(4);
    }

    @Test
    void one_that_is_passed_over_is_asked_when_the_others_fail() {
        serve(60, first, second);
        first.next(failure(503)).next(failure(503)).next(ChatReply.completion("from the first"));
        ask();
        ask();
        second.next(failure(503));

        assertThat(text()).isEqualTo("from the first");
    }

    @Test
    void the_only_one_is_never_passed_over() {
        serve(60, first);
        first.next(failure(503)).next(failure(503)).next(failure(503)).next(ChatReply.completion("at last"));
        for (int i = 0; i < 3; i++) {
            assertThat(ask().status()).isEqualTo(503);
        }

        assertThat(text()).isEqualTo("at last");
    }
}
