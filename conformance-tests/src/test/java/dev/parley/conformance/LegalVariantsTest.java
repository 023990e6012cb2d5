package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is unusual but right must pass like the usual. */
final class LegalVariantsTest {
    private static final String STREAMED = "stream/*,object/*-streamed,state/chain-after-stream";

    /** What takes long and nothing of these variants touches. */
    private static final Set<String> LONG =
            Set.of("stream/upstream-stalls", "stream/heartbeat", "stream/slow-reader", "stream/slow-upstream");

    @Test
    void no_legal_framing_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.framing(), STREAMED)).isEmpty();
    }

    @Test
    void no_legal_content_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.content(), "*")).isEmpty();
    }

    @Test
    void no_legal_way_of_the_background_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.background(), "background/*,resume/*,replicas/*,tenants/*"))
                .isEmpty();
    }

    @Test
    void no_legal_way_with_an_upstream_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.upstream(), "*", each -> each.usesPuppet() && !LONG.contains(each.id())))
                .isEmpty();
    }

    private static ReferenceServer.Temper temper(LegalVariant variant, Dialect dialect) {
        return new ReferenceServer.Temper(dialect, variant.flaw(), Optional.of("secret-key"), variant.delivery());
    }

    private static List<String> alarms(List<LegalVariant> variants, String glob) throws Exception {
        return alarms(variants, glob, each -> !each.usesPuppet());
    }

    private static List<String> alarms(List<LegalVariant> variants, String glob, Predicate<Case> wanted)
            throws Exception {
        Map<Dialect, Kit> kits = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            kits.put(dialect, Hasty.only(wanted, KitRun.kit(dialect)));
        }
        List<Run> runs = variants.stream()
                .flatMap(variant -> variant.dialects().stream().map(dialect -> new Run(variant, dialect)))
                .toList();
        return Together.all(runs, run -> run.alarms(kits.get(run.dialect()), glob)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** One variant in one dialect. */
    private record Run(LegalVariant variant, Dialect dialect) {
        List<String> alarms(Kit kit, String glob) throws IOException, InterruptedException {
            Report report = new KitRun(temper(variant, dialect), kit).run(glob);
            assertThat(report.results()).hasSizeGreaterThan(10);
            return Verdicts.alarms(report).stream()
                    .map(alarm -> variant + " " + dialect + ": " + alarm)
                    .toList();
        }
    }
}
