package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private static final String KEY_HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // secret

    private final ChatUpstream upstream = ChatUpstream.start();
    private final String store = Databases.chosen().freshUrl();
    private ParleyServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                StoreConfig.of(store),
                List.of(
                        new Route("parley-scripted", EngineKind.SCRIPTED, null, null, null, null),
                        new Route("up-*", EngineKind.CHAT, upstream.baseUrl().toString(), null, null, 5)),
                List.of(new ApiKey(KEY_HASH, "alice", null)),
                Lifecycle.DEFAULT,
                Web.DEFAULT,
                new Operation(new MetricsConfig("127.0.0.1", 0), Operation.DEFAULT.log()),
                ToolsConfig.NONE));
        http = new Http(server.uri(), "Authorization", "Bearer secret");
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    @Test
    void responses_their_events_and_their_first_token_are_counted_by_route() {
        int events = http.post("/v1/responses", asked("parley-scripted", true))
                .frames()
                .size();
        http.post("/v1/responses", asked("parley-scripted", false));
        Until.is("2.0", () -> now("parley_responses_total{model=\"parley-scripted\",status=\"completed\"}"));

        assertThat(now("parley_events_written_total{model=\"parley-scripted\"}"))
                .isEqualTo(events + ".0");
        assertThat(now("parley_time_to_first_token_seconds_count{model=\"parley-scripted\"}"))
                .isEqualTo("2.0");
    }

    @Test
    void failures_of_upstreams_are_counted_by_kind_under_the_route_s_pattern() {
        upstream.otherwise(request -> ChatReply.json(400, "{\"error\":{\"message\":\"no\"}}"));
        http.post("/v1/responses", asked("up-one", false));
        http.post("/v1/responses", asked("up-another", false));

        Until.is("2.0", () -> now("parley_upstream_errors_total{kind=\"invalid_request\",model=\"up-*\"}"));
        Until.is("2.0", () -> now("parley_responses_total{model=\"up-*\",status=\"failed\"}"));
    }

    @Test
    void what_the_store_could_not_take_is_counted_as_failed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE response_input RENAME TO away");
        }
        int status = http.post("/v1/responses", asked("parley-scripted", false)).status();

        assertThat(status).isEqualTo(500);
        Until.is("1.0", () -> now("parley_responses_total{model=\"parley-scripted\",status=\"failed\"}"));
    }

    @Test
    void a_cancelled_response_says_how_long_that_took() {
        upstream.otherwise(request -> ChatReply.stream().text("a").hold());
        String id = http.post("/v1/responses", "{\"model\":\"up-1\",\"input\":\"x\",\"background\":true}")
                .at("/id");
        Until.is("in_progress", () -> http.get("/v1/responses/" + id).at("/status"));
        http.post("/v1/responses/" + id + "/cancel", "");

        Until.is("1.0", () -> now("parley_responses_total{model=\"up-*\",status=\"cancelled\"}"));
        assertThat(now("parley_cancel_latency_seconds_count")).isEqualTo("1.0");
    }

    @Test
    void a_scraper_finds_what_an_operator_asks_for_under_its_type() {
        upstream.otherwise(request -> ChatReply.json(400, "{\"error\":{\"message\":\"no\"}}"));
        http.post("/v1/responses", asked("up-1", false));
        http.post("/v1/responses", asked("parley-scripted", true));
        a_cancelled_response_says_how_long_that_took();

        assertThat(PrometheusText.of(text()).types())
                .containsEntry("parley_responses_total", "counter")
                .containsEntry("parley_time_to_first_token_seconds", "histogram")
                .containsEntry("parley_events_written_total", "counter")
                .containsEntry("parley_cancel_latency_seconds", "histogram")
                .containsEntry("parley_upstream_errors_total", "counter")
                .containsEntry("parley_open_streams", "gauge")
                .containsEntry("parley_store_queue", "gauge");
    }

    @Test
    void open_streams_and_waiting_writes_are_there_before_anything_happened() {
        assertThat(now("parley_open_streams")).isEqualTo("0.0");
        assertThat(now("parley_store_queue")).isEqualTo("0.0");
    }

    @Test
    void an_open_stream_is_counted_until_it_is_over() throws Exception {
        upstream.otherwise(request -> ChatReply.stream().text("a").hold());
        Thread reader = new Thread(() -> http.post("/v1/responses", asked("up-1", true)));
        reader.start();
        Until.is("1.0", () -> now("parley_open_streams"));
        upstream.close();
        Until.is("0.0", () -> now("parley_open_streams"));
        reader.join();
    }

    @Test
    void no_key_no_tenant_and_no_name_that_a_client_made_up_is_a_label() {
        http.post("/v1/responses", asked("made-up", false));
        http.post("/v1/responses", asked("parley-scripted", false));
        Until.is("1.0", () -> now("parley_responses_total{model=\"parley-scripted\",status=\"completed\"}"));

        assertThat(text()).doesNotContain("made-up").doesNotContain("alice").doesNotContain(KEY_HASH.substring(0, 8));
    }

    @Test
    void metrics_are_at_their_own_address_and_nothing_else_is_there() {
        URI metrics = server.metrics().orElseThrow();

        assertThat(http.get("/metrics").status()).isEqualTo(404);
        assertThat(new Http(metrics).get("/metrics").type()).startsWith("text/plain; version=0.0.4");
        assertThat(new Http(metrics, "Authorization", "Bearer secret")
                        .get("/v1/models")
                        .status())
                .isEqualTo(404);
    }

    private String now(String sample) {
        Map<String, Double> samples = PrometheusText.of(text()).samples();
        return samples.containsKey(sample) ? "" + samples.get(sample) : "not there among " + samples.keySet();
    }

    private String text() {
        return new Http(server.metrics().orElseThrow()).get("/metrics").body();
    }

    private static String asked(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"input\":\"hello\",\"stream\":" + stream + "}";
    }
}
