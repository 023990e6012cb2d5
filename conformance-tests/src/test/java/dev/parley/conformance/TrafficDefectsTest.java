package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.cases.Step;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.mutants.Defect;
import dev.parley.conformance.mutants.Defects;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Target;
import dev.parley.conformance.traffic.Capture;
import dev.parley.conformance.traffic.Judged;
import dev.parley.conformance.traffic.Mistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the traffic with servers that are right, and with servers that are wrong in one way, against the contract. */
final class TrafficDefectsTest {
    /** What can't be seen in one exchange, or depends on when bytes arrive. */
    private static final Set<String> OTHERS = Set.of("spread", "own-deltas", "same-kinds");

    /** The case that is about an answer of another form than was asked for. */
    private static final String UNASKED = "stream/unasked";

    private final Laws laws = new Laws();
    private final Map<Dialect, Kit> kits = new EnumMap<>(Dialect.class);

    private Kit kit(Dialect dialect) {
        return kits.computeIfAbsent(dialect, KitRun::kit);
    }

    private List<Judged> traffic(ReferenceServer.Temper temper, String cases) throws Exception {
        List<Exchange> exchanges = new ArrayList<>();
        Kit kit = kit(temper.dialect());
        try (ReferenceServer server = new ReferenceServer(temper)) {
            HttpTransport transport = new HttpTransport(Duration.ofSeconds(10));
            Target target = new Target(server.url(), Optional.of("secret-key"), Optional.empty(), Map.of());
            kit.suite(
                            (step, request) -> {
                                Exchange exchange = transport.send(step, request);
                                exchanges.add(exchange);
                                return exchange;
                            },
                            Optional.empty())
                    .run(kit.profile(), target, new Suite.Options(new Glob(cases), result -> {}));
        }
        return exchanges.stream()
                .map(exchange ->
                        laws.of(temper.dialect().id()).judge(Capture.live("test", exchange, exchange.broken())))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_said_about_the_answers_of_a_right_server(Dialect dialect) throws Exception {
        List<Judged> traffic = traffic(ReferenceServer.Temper.of(dialect, Flaw.NONE), "*");

        assertThat(traffic).hasSizeGreaterThan(40);
        assertThat(traffic)
                .filteredOn(judged -> dialect != Dialect.OPENAI_V1 || !isExtension(judged))
                .filteredOn(judged -> !hasLists(judged))
                .flatExtracting(Judged::mistakes)
                .filteredOn(mistake -> !mistake.check().equals("request-schema"))
                .isEmpty();
    }

    /** No document has calls of a computer with lists of actions: for traffic of a dialect they are a deviation. */
    private static boolean hasLists(Judged judged) {
        return !judged.capture().exchange().response().at("/output/0/actions").isMissingNode();
    }

    /** The document of April 2025 has no background, and no state for what waits or was cancelled. */
    private static boolean isExtension(Judged judged) {
        String status = judged.capture().exchange().response().path("status").asText();
        return Set.of("queued", "cancelled").contains(status);
    }

    @Test
    void each_defect_of_a_stream_is_named_once_and_by_the_check_it_is_for() throws Exception {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Defect defect : Defects.all()) {
            if (isSeenInTraffic(defect)) {
                looked++;
                List<String> named = traffic(defect.temper(), defect.caseId()).stream()
                        .filter(judged -> judged.checks().contains("event-schemas") || judged.failed())
                        .limit(1)
                        .flatMap(judged -> judged.mistakes().stream())
                        .filter(mistake -> !isHole(mistake, defect))
                        .map(mistake -> mistake.check() + ": " + mistake.first())
                        .toList();
                if (named.size() != 1 || !named.get(0).startsWith(defect.check() + ": ")) {
                    wrong.add(defect + " (" + defect.check() + "):\n    " + String.join("\n    ", named));
                }
            }
        }

        assertThat(looked).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    /** What a case does with the kit's own upstream behind the server is not done here. */
    private boolean isSeenInTraffic(Defect defect) {
        boolean puppet = kit(defect.dialect()).catalogue().cases().stream()
                .filter(each -> each.id().equals(defect.caseId()))
                .anyMatch(each -> each.steps().stream().anyMatch(Step::usesPuppet));
        return defect.caseId().startsWith("stream/")
                && !defect.caseId().equals(UNASKED)
                && !puppet
                && !OTHERS.contains(defect.check())
                && laws.of(defect.dialect().id()).checks().contains(defect.check());
    }

    /** Events left out leave a hole in the counter, and a late delta comes too late to be added up: second mistakes. */
    private static boolean isHole(Mistake mistake, Defect defect) {
        boolean late =
                defect.toString().equals("delta after done") && mistake.check().equals("done-equals-deltas");
        boolean counter = mistake.check().equals("sequence-numbers");
        return late || (counter && !defect.check().equals("sequence-numbers"));
    }

    @Test
    void each_check_on_traffic_notices_a_defect() throws Exception {
        Set<String> checks = new TreeSet<>();
        for (Dialect dialect : Dialect.values()) {
            checks.addAll(laws.of(dialect.id()).checks());
        }
        Set<String> blind = new TreeSet<>(checks);
        for (Defect defect : Defects.all()) {
            if (blind.contains(defect.check())) {
                traffic(defect.temper(), defect.caseId()).stream()
                        .flatMap(judged -> judged.mistakes().stream())
                        .forEach(mistake -> blind.remove(mistake.check()));
            }
        }

        assertThat(checks).hasSizeGreaterThan(20);
        assertThat(blind).isEmpty();
    }
}
