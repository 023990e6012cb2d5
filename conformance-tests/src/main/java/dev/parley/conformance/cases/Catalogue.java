package dev.parley.conformance.cases;

import dev.parley.conformance.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All requirements and all cases, and what they have to do with each other. */
public record Catalogue(Map<String, Requirement> requirements, List<Case> cases) {
    public Catalogue {
        cases = List.copyOf(cases);
    }

    public List<Case> of(Profile profile) {
        return cases.stream().filter(each -> each.isIn(profile)).toList();
    }

    /** The profile's requirements that none of its cases checks. */
    public List<Requirement> untested(Profile profile) {
        Set<String> tested = of(profile).stream()
                .flatMap(each -> each.requirements().stream())
                .collect(Collectors.toSet());
        return requirements.values().stream()
                .filter(each -> each.dialects().contains(profile.dialect()))
                .filter(each -> !tested.contains(each.id()))
                .toList();
    }
}
