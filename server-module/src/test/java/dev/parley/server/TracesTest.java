package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.Collector;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans as a collector gets them. */
final class TracesTest {
    private static final String KEY_HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // secret
    private static final String UPSTREAM_KEY = "sk-upstream-0123456789";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final Collector collector = Collector.start();
    private final ParleyServer server =
            start(new TracesConfig(collector.endpoint().toString(), "tested", Map.of("x-collector-key", "mine"), 1));
    private final Http http = new Http(server.uri(), "Authorization", "Bearer secret");

    private ParleyServer start(TracesConfig traces) {
        return ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                StoreConfig.of(Databases.chosen().freshUrl()),
                List.of(new Route("*", EngineKind.CHAT, upstream.baseUrl().toString(), UPSTREAM_KEY, null, 5)),
                List.of(new ApiKey(KEY_HASH, "alice", null)),
                Lifecycle.DEFAULT,
                Web.DEFAULT,
                new Operation(null, Operation.DEFAULT.log(), traces),
                ToolsConfig.NONE));
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
        collector.close();
    }

    @Test
    void a_request_its_turn_and_its_upstream_are_one_trace_which_continues_the_caller_s() {
        upstream.otherwise(request -> ChatReply.completion("Four"));
        Http.Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"input\":\"Two and two?\",\"temperature\":0.5,\"top_p\":0.9,\"max_output_tokens\":99}",
                "traceparent",
                "00-" + TRACE + "-" + CALLER + "-01");
        server.close();
        Span request = span("POST /v1/responses");
        Span turn = span("chat m");
        Span attempt = span("POST");

        assertThat(collector.spans())
                .hasSize(3)
                .allSatisfy(span -> assertThat(hex(span.getTraceId())).isEqualTo(TRACE));
        assertThat(hex(request.getParentSpanId())).isEqualTo(CALLER);
        assertThat(turn.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(attempt.getParentSpanId()).isEqualTo(turn.getSpanId());
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(turn.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
        assertThat(attempt.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(upstream.requests().get(0).header("traceparent"))
                .isEqualTo("00-" + TRACE + "-" + hex(attempt.getSpanId()) + "-01");
        assertThat(facts(request))
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/v1/responses")
                .containsEntry("http.response.status_code", "200");
        assertThat(facts(turn))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.request.model", "m")
                .containsEntry("gen_ai.request.temperature", "0.5")
                .containsEntry("gen_ai.request.top_p", "0.9")
                .containsEntry("gen_ai.request.max_tokens", "99")
                .containsEntry("gen_ai.response.id", answer.at("/id"))
                .containsEntry("gen_ai.response.model", "m")
                .containsEntry("gen_ai.response.finish_reasons", "[stop]")
                .containsEntry("gen_ai.usage.input_tokens", answer.at("/usage/input_tokens"))
                .containsEntry("gen_ai.usage.output_tokens", answer.at("/usage/output_tokens"));
        assertThat(facts(attempt))
                .containsEntry("server.address", upstream.baseUrl().getHost())
                .containsEntry("server.port", "" + upstream.baseUrl().getPort());
        assertThat(collector.keys()).containsOnly("mine");
        assertThat(collector.received().toString()).contains("tested");
    }

    @Test
    void a_stream_s_span_is_as_long_as_the_stream_and_says_when_its_first_token_came() {
        upstream.otherwise(
                request -> ChatReply.stream().text("Four").finish("stop").done());
        http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"x\",\"stream\":true}");
        server.close();
        Span request = span("POST /v1/responses");
        Span turn = span("chat m");

        assertThat(turn.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(request.getEndTimeUnixNano()).isGreaterThanOrEqualTo(turn.getEndTimeUnixNano());
        assertThat(turn.getEventsList()).extracting(Span.Event::getName).containsExactly("first_token");
        assertThat(turn.getEvents(0).getTimeUnixNano())
                .isBetween(turn.getStartTimeUnixNano(), turn.getEndTimeUnixNano());
    }

    @Test
    void a_turn_in_the_background_has_a_trace_of_its_own_that_links_to_its_request() {
        upstream.otherwise(
                request -> ChatReply.stream().text("Four").finish("stop").done());
        String id = http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"x\",\"background\":true}")
                .at("/id");
        Until.is("completed", () -> http.get("/v1/responses/" + id).at("/status"));
        server.close();
        Span request = span("POST /v1/responses");
        Span turn = span("chat m");

        assertThat(turn.getParentSpanId().isEmpty()).isTrue();
        assertThat(turn.getTraceId()).isNotEqualTo(request.getTraceId());
        assertThat(turn.getLinks(0).getSpanId()).isEqualTo(request.getSpanId());
        assertThat(span("POST").getParentSpanId()).isEqualTo(turn.getSpanId());
        assertThat(span("GET /v1/responses/{response_id}").getParentSpanId().isEmpty())
                .isTrue();
    }

    @Test
    void each_failed_attempt_says_its_kind_and_nothing_of_what_was_said_or_of_keys_is_in_any_span() {
        upstream.otherwise(
                request -> ChatReply.json(500, "{\"error\":{\"message\":\"bad key " + UPSTREAM_KEY + "\"}}"));
        http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"a very private question\"}");
        server.close();
        List<Span> attempts = collector.spans().stream()
                .filter(span -> span.getName().equals("POST"))
                .toList();

        assertThat(attempts).hasSize(3).allSatisfy(attempt -> {
            assertThat(facts(attempt)).containsEntry("error.type", "unavailable");
            assertThat(attempt.getParentSpanId()).isEqualTo(span("chat m").getSpanId());
        });
        assertThat(facts(span("chat m"))).containsEntry("error.type", "unavailable");
        assertThat(span("POST /v1/responses").getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(collector.received().toString())
                .doesNotContain("private")
                .doesNotContain(UPSTREAM_KEY)
                .doesNotContain("secret");
    }

    @Test
    void without_the_setting_nothing_is_sent_anywhere() {
        upstream.otherwise(request -> ChatReply.completion("Four"));
        try (ParleyServer silent = start(null)) {
            new Http(silent.uri(), "Authorization", "Bearer secret")
                    .post(
                            "/v1/responses",
                            "{\"model\":\"m\",\"input\":\"x\"}",
                            "traceparent",
                            "00-" + TRACE + "-" + CALLER + "-01");
        }

        assertThat(upstream.requests().get(0).header("traceparent")).isNull();
        assertThat(collector.spans()).isEmpty();
    }

    private Span span(String name) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + collector.spans().stream().map(Span::getName).toList()));
    }

    private static Map<String, String> facts(Span span) {
        return span.getAttributesList().stream()
                .collect(Collectors.toMap(KeyValue::getKey, fact -> text(fact.getValue())));
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> "" + value.getIntValue();
            case DOUBLE_VALUE -> "" + value.getDoubleValue();
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(TracesTest::text)
                        .toList()
                        .toString();
            default -> value.getStringValue();
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
