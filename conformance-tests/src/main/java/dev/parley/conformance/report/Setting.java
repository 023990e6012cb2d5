package dev.parley.conformance.report;

import dev.parley.conformance.cases.Requirement;
import java.util.List;
import java.util.Optional;

/** What a report says about a run besides its results: which kit, how much of it, and the command that does it again. */
public record Setting(Edition edition, Optional<String> filter, String again, Secrets secrets) {
    /** The kit as it was: its version, and what it holds against a server of the profile. */
    public record Edition(
            String version, String requirementSet, String contractSha256, List<Requirement> requirements, int cases) {
        public Edition {
            requirements = List.copyOf(requirements);
        }
    }

    /** The command that does the whole run again, with the same choice of cases. */
    String whole() {
        return filter.map(glob -> again + " --case " + shell().word(glob)).orElse(again);
    }

    /** The command that runs one case again. */
    String again(String caseId) {
        return again + " --case " + caseId;
    }

    Shell shell() {
        return new Shell(secrets);
    }
}
