package dev.parley.conformance.cases;

import dev.parley.conformance.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All requirements and all cases, and what they have to do with each other. */
public record Catalogue(Map<String, Requirement> requirements, List<Case> cases, List<Feature> features) {
    public Catalogue {
        cases = List.copyOf(cases);
        features = List.copyOf(features);
    }

    /** The same requirements and features with other cases. */
    public Catalogue with(List<Case> others) {
        return new Catalogue(requirements, others, features);
    }

    public List<Case> of(Profile profile) {
        return cases.stream().filter(each -> each.isIn(profile)).toList();
    }

    /** The features that a case belongs to: those whose needs it has, or else the core. */
    public List<Feature> featuresOf(Case each) {
        List<Feature> own =
                features.stream().filter(feature -> feature.has(each)).toList();
        return own.isEmpty()
                ? features.stream()
                        .filter(feature -> feature.id().equals(Feature.CORE))
                        .toList()
                : own;
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
