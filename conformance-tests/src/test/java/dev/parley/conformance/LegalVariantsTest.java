package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is unusual but right must pass like the usual. */
final class LegalVariantsTest {
    private static final String STREAMED = "stream/*,object/*-streamed,state/chain-after-stream";

    /** What takes long and nothing of these variants touches. */
    private static final Set<String> LONG =
            Set.of("stream/upstream-stalls", "stream/heartbeat", "stream/slow-reader", "stream/slow-upstream");

    private final Map<Dialect, Kit> kits = new EnumMap<>(Dialect.class);

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
        List<String> alarms = new ArrayList<>();
        for (LegalVariant variant : LegalVariant.upstream()) {
            for (Dialect dialect : variant.dialects()) {
                Kit kit = Hasty.only(each -> each.usesPuppet() && !LONG.contains(each.id()), KitRun.kit(dialect));
                Report report = new KitRun(temper(variant, dialect), kit).run("*");
                assertThat(report.results()).hasSizeGreaterThan(10);
                Verdicts.alarms(report).forEach(alarm -> alarms.add(variant + " " + dialect + ": " + alarm));
            }
        }
        assertThat(alarms).isEmpty();
    }

    private static ReferenceServer.Temper temper(LegalVariant variant, Dialect dialect) {
        return new ReferenceServer.Temper(dialect, variant.flaw(), Optional.of("secret-key"), variant.delivery());
    }

    private List<String> alarms(List<LegalVariant> variants, String glob) throws IOException, InterruptedException {
        List<String> alarms = new ArrayList<>();
        for (LegalVariant variant : variants) {
            for (Dialect dialect : variant.dialects()) {
                Kit kit = kits.computeIfAbsent(dialect, each -> Hasty.only(one -> !one.usesPuppet(), KitRun.kit(each)));
                Report report = new KitRun(temper(variant, dialect), kit).run(glob);
                assertThat(report.results()).hasSizeGreaterThan(10);
                Verdicts.alarms(report).forEach(alarm -> alarms.add(variant + " " + dialect + ": " + alarm));
            }
        }
        return alarms;
    }
}
