package dev.parley.generator.bundle;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules that every contract keeps. Collects all that is wrong, so that an author sees it in one run. */
final class Rules {
    private static final List<Function<Joined, List<Problem>>> ALL = List.of(
            Rules::danglingRefs,
            Rules::orphans,
            UnionRules::check,
            DialectMarks::check,
            Descriptions::check,
            Extensions::check);

    private Rules() {}

    static void enforce(Joined joined) {
        ContractException.unlessEmpty(
                ALL.stream().flatMap(rule -> rule.apply(joined).stream()).toList());
    }

    static List<Problem> danglingRefs(Joined joined) {
        return Stream.of(Section.values())
                .flatMap(section -> joined.part(section).entrySet().stream()
                        .flatMap(entry -> Refs.in(entry.getValue()).stream()
                                .filter(ref -> !Refs.resolves(joined.document(), ref))
                                .map(ref -> joined.problem(
                                        section, entry.getKey(), "refers to " + ref + ", which is not there"))))
                .toList();
    }

    static List<Problem> orphans(Joined joined) {
        Set<String> reachable = Refs.reachable(joined.document());
        return Stream.of(Section.SCHEMAS, Section.RESPONSES, Section.PARAMETERS, Section.HEADERS)
                .flatMap(section -> joined.part(section).keySet().stream()
                        .filter(name -> !reachable.contains(section.ref(name)))
                        .map(name -> joined.problem(section, name, "is used by no operation")))
                .toList();
    }
}
