package dev.parley.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.data.DataFiles;
import dev.parley.conformance.data.DataReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    @Test
    void nine_of_ten_requirements_that_bind_a_dialect_have_a_case_there() {
        Set<String> checked = catalogue.cases().stream()
                .flatMap(each -> each.requirements().stream())
                .collect(Collectors.toSet());
        Set<String> unchecked = new TreeSet<>(catalogue.requirements().keySet());
        unchecked.removeAll(checked);
        assertThat(unchecked).hasSizeLessThan(catalogue.requirements().size() / 10);
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
