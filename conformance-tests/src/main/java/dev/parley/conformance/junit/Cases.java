package dev.parley.conformance.junit;

import dev.parley.conformance.ExpectedFailures;
import dev.parley.conformance.Glob;
import dev.parley.conformance.Kit;
import dev.parley.conformance.Reach;
import dev.parley.conformance.Release;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.report.Diagnostics;
import dev.parley.conformance.report.Secrets;
import dev.parley.conformance.report.Setting;
import dev.parley.conformance.report.Shell;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Suite;
import dev.parley.conformance.suite.Target;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The cases of one test class with all that is needed to run them; a case runs when its test does. */
record Cases(
        Kit kit, List<Case> chosen, Target target, Suite suite, ExpectedFailures expected, Diagnostics diagnostics) {
    static Cases of(ConformanceTest test) {
        Kit kit = Kit.load(new Profiles().get(test.profile()));
        URI url = test.server();
        Reach.check(url);
        List<Case> chosen = kit.catalogue().of(kit.profile()).stream()
                .filter(new Glob(test.cases()))
                .toList();
        if (chosen.isEmpty()) {
            throw new BrokenKitException("no case of " + test.profile() + " is called " + test.cases());
        }
        Target target = new Target(url, test.key(), test.model(), test.prompts(), test.surroundings());
        ExpectedFailures expected = test.expectedFailures()
                .map(file -> ExpectedFailures.read(file, kit, LocalDate.now(ZoneOffset.UTC)))
                .orElse(ExpectedFailures.NONE);
        Suite suite = kit.suite(new HttpTransport(test.timeout()), test.stage());
        return new Cases(kit, chosen, target, suite, expected, new Diagnostics(setting(kit, target)));
    }

    private static Setting setting(Kit kit, Target target) {
        Secrets secrets =
                Secrets.of(target.key()).and("OTHER_KEY", target.surroundings().otherKey());
        Shell shell = new Shell(secrets);
        StringBuilder again = new StringBuilder("conform run --url ");
        again.append(shell.word(target.url().toString()))
                .append(" --profile ")
                .append(kit.profile().id());
        target.key().ifPresent(key -> again.append(" --key ").append(shell.word(key)));
        target.model().ifPresent(model -> again.append(" --model ").append(shell.word(model)));
        return new Setting(Release.of(kit), Optional.empty(), again.toString(), secrets);
    }

    /** A container for each area; what a test says about its result is the given judge's. */
    Stream<DynamicNode> byArea(BiConsumer<CaseResult, List<String>> judge) {
        Map<String, List<DynamicTest>> areas = chosen.stream()
                .collect(Collectors.groupingBy(
                        each -> each.id().replaceFirst("/.*", ""),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> test(each, judge), Collectors.toList())));
        return areas.entrySet().stream().map(area -> DynamicContainer.dynamicContainer(area.getKey(), area.getValue()));
    }

    private DynamicTest test(Case each, BiConsumer<CaseResult, List<String>> judge) {
        return DynamicTest.dynamicTest(each.id() + ": " + each.title(), () -> {
            CaseResult result = expected.mark(suite.run(each, kit.profile(), target));
            judge.accept(result, diagnostics.of(result));
        });
    }
}
