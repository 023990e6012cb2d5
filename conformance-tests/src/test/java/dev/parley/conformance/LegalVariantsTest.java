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
import org.junit.jupiter.api.Test;

/** What is unusual but right must pass like the usual. */
final class LegalVariantsTest {
    private static final String STREAMED = "stream/*,object/*-streamed,state/chain-after-stream";

    private final Map<Dialect, Kit> kits = new EnumMap<>(Dialect.class);

    @Test
    void no_legal_framing_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.framing(), STREAMED)).isEmpty();
    }

    @Test
    void no_legal_content_raises_an_alarm_in_any_dialect() throws Exception {
        assertThat(alarms(LegalVariant.content(), "*")).isEmpty();
    }

    private List<String> alarms(List<LegalVariant> variants, String glob) throws IOException, InterruptedException {
        List<String> alarms = new ArrayList<>();
        for (LegalVariant variant : variants) {
            for (Dialect dialect : variant.dialects()) {
                Kit kit = kits.computeIfAbsent(dialect, KitRun::kit);
                var temper = new ReferenceServer.Temper(
                        dialect, variant.flaw(), Optional.of("secret-key"), variant.delivery());
                Report report = new KitRun(temper, kit).run(glob);
                assertThat(report.results()).hasSizeGreaterThan(10);
                Verdicts.alarms(report).forEach(alarm -> alarms.add(variant + " " + dialect + ": " + alarm));
            }
        }
        return alarms;
    }
}
