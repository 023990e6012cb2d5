package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two servers that have fooled other suites. */
final class StubsTest {
    private static final String NONSENSE =
            "{\"id\": \"resp_1\", \"object\": \"response\", \"status\": \"completed\", \"model\": \"m\", \"output\": [], \"created_at\": 0}";
    private static final String REFUSAL =
            "{\"error\": {\"message\": \"No.\", \"type\": \"invalid_request_error\", \"param\": null, \"code\": \"unsupported_parameter\"}}";

    @Test
    void a_stub_that_answers_nonsense_to_everything_passes_nothing() throws Exception {
        assertThat(against(200, NONSENSE)).allSatisfy(report -> {
            assertThat(passed(report)).as(report.profile().id()).isEmpty();
            assertThat(report.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void a_stub_that_refuses_everything_passes_only_cases_that_ask_for_just_that() throws Exception {
        assertThat(against(400, REFUSAL)).allSatisfy(report -> {
            assertThat(passed(report))
                    .as("refusing a body that cannot be read is right, whoever does it")
                    .isSubsetOf(
                            "error/malformed-json",
                            "error/wrong-body",
                            "error/deep-nesting",
                            "error/bad-utf8",
                            "error/wrong-media-type");
            assertThat(report.count(Verdict.FAIL)).isGreaterThan(30);
            assertThat(report.exitCode()).isEqualTo(1);
        });
    }

    private static List<Report> against(int status, String body) throws Exception {
        List<Report> reports = Together.all(List.of(Dialect.values()), dialect -> against(dialect, status, body));
        assertThat(reports).hasSize(4);
        return reports;
    }

    private static List<String> passed(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.PASS)
                .map(result -> result.of().id())
                .toList();
    }

    private static Report against(Dialect dialect, int status, String body) throws IOException, InterruptedException {
        HttpServer stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        stub.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        stub.start();
        try {
            URI url = URI.create("http://localhost:" + stub.getAddress().getPort());
            return KitRun.of(ReferenceServer.Temper.of(dialect, Flaw.NONE)).against(url, "*");
        } finally {
            stub.stop(0);
        }
    }
}
