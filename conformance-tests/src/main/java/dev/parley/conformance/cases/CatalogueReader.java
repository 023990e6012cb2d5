package dev.parley.conformance.cases;

import com.networknt.schema.Schema;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataFiles;
import dev.parley.conformance.data.DataReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads requirements and cases, and refuses those that don't hang together: a broken case says nothing about a server. */
public final class CatalogueReader {
    private final DataReader reader = new DataReader();
    private final DataFiles files = new DataFiles();
    private final Consumer<CheckUse> verifier;

    public CatalogueReader(Consumer<CheckUse> verifier) {
        this.verifier = verifier;
    }

    private record FeatureFile(List<Feature> features) {}

    private record RequirementFile(String set, List<Requirement> requirements) {}

    public Catalogue read() {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        Schema schema = schema("requirements");
        for (DataReader.Source source : files.below("requirements")) {
            for (Requirement each :
                    reader.read(source, schema, RequirementFile.class).requirements()) {
                if (requirements.put(each.id(), each) != null) {
                    throw new BrokenKitException(source.name() + ": two requirements are called " + each.id());
                }
            }
        }
        List<Feature> features = features();
        Set<String> known = features.stream().map(Feature::id).collect(Collectors.toSet());
        requirements.values().stream()
                .filter(each -> !known.contains(each.feature()))
                .forEach(each -> {
                    throw new BrokenKitException(
                            "the requirement " + each.id() + " is about no feature: " + each.feature());
                });
        return new Catalogue(requirements, cases(requirements.keySet()), features);
    }

    private List<Feature> features() {
        Schema schema = schema("features");
        return files.below("features").stream()
                .flatMap(source -> reader.read(source, schema, FeatureFile.class).features().stream())
                .toList();
    }

    /** The frozen set that the requirements belong to; more than one, if files of several were mixed. */
    public String requirementSet() {
        Schema schema = schema("requirements");
        return files.below("requirements").stream()
                .map(source ->
                        reader.read(source, schema, RequirementFile.class).set())
                .distinct()
                .collect(Collectors.joining(" + "));
    }

    private List<Case> cases(Set<String> requirements) {
        List<Case> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Schema schema = schema("case");
        for (DataReader.Source source : files.below("cases")) {
            Case each = read(source, schema, requirements);
            if (!ids.add(each.id())) {
                throw new BrokenKitException(source.name() + ": two cases are called " + each.id());
            }
            cases.add(each);
        }
        return cases;
    }

    /** Reads one case and refuses dangling names in it. */
    Case read(DataReader.Source source, Schema schema, Set<String> requirements) {
        Case read = reader.read(source, schema, Case.class);
        if (!source.name().endsWith(read.id() + ".yaml")) {
            throw new BrokenKitException(source.name() + ": the file holds the case " + read.id());
        }
        List<String> steps = read.steps().stream().map(Step::id).toList();
        for (CheckUse use : read.checks()) {
            verifier.accept(use);
            if (!steps.containsAll(stepsOf(use))) {
                throw new BrokenKitException(
                        source.name() + ": a check looks at a step that isn't there: " + stepsOf(use));
            }
        }
        for (Step step : read.steps()) {
            boolean said = (step.body() + step.raw().before() + step.raw().after()).contains("${puppet}");
            if (step.usesPuppet() && !said) {
                throw new BrokenKitException(
                        source.name() + ": the step " + step.id() + " has a puppet but doesn't say ${puppet}");
            }
        }
        for (String id : read.requirements()) {
            if (!requirements.contains(id)) {
                throw new BrokenKitException(source.name() + ": there is no requirement " + id);
            }
        }
        return read;
    }

    private static List<String> stepsOf(CheckUse use) {
        List<String> steps = new ArrayList<>(use.and());
        steps.add(use.on());
        if (!use.promised().isEmpty()) {
            steps.add(use.promised());
        }
        return steps;
    }

    Schema schema(String kind) {
        return reader.schema(kind);
    }
}
