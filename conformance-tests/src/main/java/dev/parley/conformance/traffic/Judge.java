package dev.parley.conformance.traffic;

import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.check.Check;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.Evidence;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Delays;
import dev.parley.conformance.mcp.Visit;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.puppet.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Applies to a captured exchange every check that needs nothing but the exchange, chosen by what the capture holds. Knows
 * files and networks not at all. Not thread-safe, like the contract it asks.
 */
public final class Judge {
    private static final String REQUEST_SCHEMA = "request-schema";

    private final Profile profile;
    private final Checks checks;
    private final Check requestSchema;
    private final List<Rule> rules;
    private final Map<String, Requirement> requirements;

    /** What a profile is judged by. */
    public record Law(Profile profile, Contract contract, Checks checks, Map<String, Requirement> requirements) {}

    public Judge(Law law) {
        this.profile = law.profile();
        this.checks = law.checks();
        this.requestSchema = new RequestSchema(law.contract());
        this.requirements = law.requirements();
        this.rules = new RuleReader()
                .read(this::verify).stream()
                        .filter(rule -> !rule.with().has("as")
                                || law.contract()
                                        .declares(rule.with().path("as").asText()))
                        .toList();
    }

    public Profile profile() {
        return profile;
    }

    /** The checks that some capture of this profile is judged by. */
    public List<String> checks() {
        return rules.stream().map(Rule::check).distinct().toList();
    }

    public Judged judge(Capture capture) {
        List<String> applied = new ArrayList<>();
        Mistakes mistakes = new Mistakes();
        for (Rule rule : rules) {
            if (rule.appliesTo(capture) && mistakes.isReadable()) {
                applied.add(rule.check());
                apply(rule, capture, mistakes);
            }
        }
        return new Judged(capture, applied, mistakes.told());
    }

    private void apply(Rule rule, Capture capture, Mistakes mistakes) {
        Evidence evidence = new Evidence(
                capture.exchange(), List.of(), rule.with(), profile, Performance.NONE, Visit.NONE, Delays.NONE);
        for (Finding finding : check(rule.check()).examine(evidence)) {
            if (finding instanceof Finding.Violation violation) {
                mistakes.add(new Mistake(rule.check(), requirements.get(rule.requirement()), violation, 1));
            }
        }
    }

    private void verify(Rule rule) {
        check(rule.check());
        if (!requirements.containsKey(rule.requirement())) {
            throw new BrokenKitException("there is no requirement " + rule.requirement());
        }
    }

    private Check check(String name) {
        return name.equals(REQUEST_SCHEMA) ? requestSchema : checks.get(name);
    }
}
