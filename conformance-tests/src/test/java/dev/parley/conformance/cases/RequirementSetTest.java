package dev.parley.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.data.DataFiles;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report names a set of requirements; what that set says must not change behind the name. */
final class RequirementSetTest {
    /** By set: the hash of its rows. While a set is open its hash changes here with the rows; afterwards neither does. */
    private static final Map<String, String> HASHES =
            Map.of("parley-2026-11", "5555f1d216b44e63705fc764c278a5c8f9a0d56ffa848fe43e3d755b158486e6");

    private final Catalogue catalogue = new CatalogueReader(use -> {}).read();

    @Test
    void the_content_of_every_set_is_the_one_that_was_agreed_on() throws Exception {
        assertThat(hashes()).isEqualTo(HASHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void of_twenty_requirements_that_bind_a_profile_at_least_nineteen_are_tested_there(String id) {
        Profile profile = new Profiles().get(id);
        long bound = catalogue.requirements().values().stream()
                .filter(each -> each.dialects().contains(profile.dialect()))
                .count();
        List<String> untested =
                catalogue.untested(profile).stream().map(Requirement::id).toList();
        double share = 100.0 * (bound - untested.size()) / bound;
        System.out.printf("%s: %.1f %% of %d requirements are tested; not %s%n", id, share, bound, untested);

        assertThat(bound).isGreaterThan(40);
        assertThat(share).isGreaterThanOrEqualTo(95);
    }

    private static Map<String, String> hashes() throws NoSuchAlgorithmException {
        Map<String, String> bySet = new TreeMap<>();
        Map<String, StringBuilder> rows = new TreeMap<>();
        DataReader reader = new DataReader();
        for (DataReader.Source source : new DataFiles().below("requirements")) {
            var file = reader.tree(source);
            StringBuilder text = rows.computeIfAbsent(file.path("set").asText(), set -> new StringBuilder());
            text.append(file.path("requirements"));
        }
        for (Map.Entry<String, StringBuilder> each : rows.entrySet()) {
            bySet.put(each.getKey(), sha256(each.getValue().toString()));
        }
        return bySet;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
