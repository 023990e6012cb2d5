package dev.parley.conformance;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code list}: which cases a profile has, which requirements they check, and which nothing checks. */
@CommandLine.Command(
        name = "list",
        description = "Lists cases with the requirements they check, and requirements that no case checks.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {"%nExit codes: 0 listed, 3 there is no such profile.", "%nExample: conform list --profile v5"})
final class ListCommand implements Callable<Integer> {
    @Option(names = "--profile", description = "only this profile; default: all")
    private Optional<String> profile;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Profiles profiles = new Profiles();
        List<Profile> chosen = profile.map(id -> List.of(profiles.get(id))).orElseGet(profiles::all);
        chosen.forEach(each -> print(Kit.load(each), spec.commandLine().getOut()));
        return 0;
    }

    private static void print(Kit kit, PrintWriter out) {
        Profile profile = kit.profile();
        List<Case> cases = kit.catalogue().of(profile);
        out.printf("%s: %s, %d cases%n", profile.id(), profile.title(), cases.size());
        for (Case each : cases) {
            String rank = each.isCoreOf(profile) ? "core" : "    ";
            out.printf("  %s  %-34s %-22s %s%n", rank, each.id(), String.join(" ", each.requirements()), each.title());
        }
        List<Requirement> untested = kit.catalogue().untested(profile);
        out.printf("untested requirements of %s: %d%n", profile.id(), untested.size());
        untested.forEach(each -> out.printf("        %-34s %-22s %s%n", each.id(), each.level(), each.text()));
        out.println();
        out.flush();
    }
}
