package dev.parley.conformance;

import dev.parley.conformance.cases.CatalogueReader;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.OpenApiContract;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import dev.parley.conformance.traffic.Judge;
import java.util.HashMap;
import java.util.Map;

/** Puts together what traffic is judged by, one judge for each profile, made when it is first asked for. Not thread-safe. */
final class Laws {
    private final Profiles profiles = Profiles.ofTraffic();
    private final Map<String, Judge> judges = new HashMap<>();

    Judge of(String profile) {
        return judges.computeIfAbsent(profile, id -> judge(profiles.get(id)));
    }

    /** Refuses a profile that isn't there, before anything is served. */
    static void known(String profile) {
        Profiles.ofTraffic().get(profile);
    }

    private static Judge judge(Profile profile) {
        OpenApiContract contract = new OpenApiContract(
                Kit.document(profile.dialect()), profile.rules().openUnions());
        Checks checks = new Checks(contract);
        var requirements = new CatalogueReader(checks::verify).read().requirements();
        return new Judge(new Judge.Law(profile, contract, checks, requirements));
    }
}
