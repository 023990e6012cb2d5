package dev.parley.conformance.report;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.cases.Feature;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Target;
import dev.parley.conformance.suite.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports for tests of how they are shown: results by hand, as large as asked for. */
record SampleReport(String key) {
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static final Feature STREAMING = new Feature("streaming", "Answers as streams", Set.of("stream"));

    Setting setting() {
        var edition = new Setting.Edition("1.2.3", "set-1", "0".repeat(64), List.of(), 3);
        return new Setting(
                edition, Optional.empty(), "conform run --url http://localhost", Secrets.of(Optional.of(key)));
    }

    Report of(List<CaseResult> results) {
        Target target = new Target(URI.create("http://localhost"), Optional.of(key), Optional.empty(), Map.of());
        return new Report(
                new Profiles().get("openai-v1"),
                target,
                START,
                Duration.ofSeconds(1),
                results,
                List.of(),
                new Catalogue(Map.of(), List.of(), List.of(STREAMING)));
    }

    CaseResult result(String id, Verdict verdict, Exchange exchange, Finding... findings) {
        Case of = new Case(
                id,
                "A case of a sample",
                List.of("STREAM-01"),
                null,
                false,
                false,
                Set.of("stream"),
                null,
                null,
                List.of(),
                List.of());
        List<CaseResult.Reason> reasons = new ArrayList<>();
        for (Finding finding : findings) {
            reasons.add(new CaseResult.Reason("turn", "sequence-numbers", false, finding));
        }
        return new CaseResult(of, true, verdict, reasons, List.of(exchange), Duration.ofMillis(7));
    }

    /** A stream with a chunk for each event, one a millisecond, after which it waits for half a second before the last. */
    Exchange stream(int events) {
        StringBuilder body = new StringBuilder();
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String type =
                    i == 0 ? "response.created" : i < events - 1 ? "response.output_text.delta" : "response.completed";
            body.append("data: {\"type\": \"")
                    .append(type)
                    .append("\", \"sequence_number\": ")
                    .append(i);
            body.append(", \"delta\": \"")
                    .append(i % 7 == 0 ? "rivers & <lakes> " : "word ")
                    .append("\"}\n\n");
            chunks.add(new Chunk(Duration.ofMillis(i < events - 1 ? i : i + 500L), body.length()));
        }
        return exchange(body.toString(), new Headers.Line("Content-Type", "text/event-stream"), chunks);
    }

    Exchange exchange(String body, Headers.Line type, List<Chunk> chunks) {
        var headers = new Headers(List.of(new Headers.Line("Authorization", "Bearer " + key)));
        var request = new Request("POST", URI.create("http://localhost/v1/responses"), headers, Bytes.ofText("{}"));
        var cookie = new Headers.Line("Set-Cookie", "session=not-for-others");
        var answer = new Answer(200, new Headers(List.of(type, cookie)), Bytes.ofText(body), chunks);
        return new Exchange(
                "turn",
                request,
                new Exchange.Outcome(START, Duration.ofMillis(9), Optional.of(answer), Optional.empty()));
    }
}
