package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.CheckUse;
import dev.parley.conformance.reference.Dialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AloneTest {
    /** Checks that judge by fractions of a second, which other cases of the run could cost. */
    private static final Set<String> JUDGE_TIMES = Set.of("spread");

    @Test
    void cases_that_judge_short_times_run_alone() {
        List<Case> timed = KitRun.kit(Dialect.OPENAI_V1).catalogue().cases().stream()
                .filter(each -> each.checks().stream().map(CheckUse::check).anyMatch(JUDGE_TIMES::contains))
                .toList();

        assertThat(timed).isNotEmpty().allMatch(Case::alone);
    }
}
