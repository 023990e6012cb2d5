package dev.parley.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Delays;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.mcp.Visit;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.puppet.Performance;
import dev.parley.conformance.puppet.Script;
import dev.parley.conformance.puppet.Sighting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The client has left after a second; the upstream may be open for two more. */
final class UpstreamClosedTest {
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private static Optional<Instant> after(long millis) {
        return Optional.of(START.plusMillis(millis));
    }

    private static List<Finding> judge(Delays delays, Sighting... sightings) {
        Request request = new Request("POST", URI.create("http://localhost"), new Headers(List.of()), Bytes.NONE);
        var outcome = new Exchange.Outcome(START, Duration.ofSeconds(1), Optional.empty(), Optional.empty());
        return new UpstreamClosed()
                .examine(new Evidence(
                        new Exchange("turn", request, outcome),
                        List.of(),
                        JsonNodeFactory.instance.objectNode().put("seconds", 2),
                        new Profiles().get("v5"),
                        new Performance(new Script(List.of(), Set.of()), List.of(sightings)),
                        Visit.NONE,
                        delays));
    }

    private static Sighting seen(long asked, Optional<Instant> closed, Optional<Instant> ended) {
        return new Sighting(
                START.plusMillis(asked), "", JsonNodeFactory.instance.objectNode(), List.of(), Set.of(), closed, ended);
    }

    @Test
    void closed_in_time_is_right_and_later_is_not() {
        assertThat(judge(Delays.NONE, seen(0, after(2990), after(2990)))).isEmpty();
        assertThat(judge(Delays.NONE, seen(0, after(3010), after(3010))))
                .hasOnlyElementsOfType(Finding.Violation.class);
        assertThat(judge(Delays.NONE, seen(0, Optional.empty(), after(9000))))
                .hasOnlyElementsOfType(Finding.Violation.class);
        assertThat(judge(Delays.NONE, seen(0, Optional.empty(), Optional.empty())))
                .hasOnlyElementsOfType(Finding.Violation.class);
    }

    @Test
    void what_the_kit_itself_noticed_late_is_not_the_servers_fault() {
        Delays delays = new Delays(List.of(new Delays.Delay(START.plusMillis(2500), Duration.ofMillis(700))));

        assertThat(judge(delays, seen(0, after(3300), after(3300)))).isEmpty();
        assertThat(judge(delays, seen(0, after(3800), after(3800)))).hasOnlyElementsOfType(Finding.Violation.class);
    }

    @Test
    void who_asks_when_the_client_has_gone_has_its_time_from_then_on() {
        assertThat(judge(Delays.NONE, seen(2500, after(4400), after(4400)))).isEmpty();
    }

    @Test
    void nothing_is_said_where_nobody_asked_or_all_was_said_in_time() {
        assertThat(judge(Delays.NONE)).hasOnlyElementsOfType(Finding.Untestable.class);
        assertThat(judge(Delays.NONE, seen(0, Optional.empty(), after(2500))))
                .hasOnlyElementsOfType(Finding.Untestable.class);
    }
}
