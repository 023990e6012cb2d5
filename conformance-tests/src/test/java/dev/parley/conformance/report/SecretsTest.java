package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    @Test
    void a_key_never_shows_also_where_another_begins_with_it() {
        Secrets secrets = Secrets.of(Optional.of("sk-a")).and("OTHER_KEY", Optional.of("sk-ab"));

        assertThat(secrets.mask("Bearer sk-ab, Bearer sk-a")).isEqualTo("Bearer $OTHER_KEY, Bearer $KEY");
    }

    @Test
    void what_is_too_short_to_guard_anything_leaves_a_report_readable() {
        Secrets secrets = Secrets.of(Optional.of("x"));

        assertThat(secrets.mask("text/max-output")).isEqualTo("text/max-output");
    }
}
