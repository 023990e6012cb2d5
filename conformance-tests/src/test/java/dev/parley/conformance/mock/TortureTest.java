package dev.parley.conformance.mock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TortureTest {
    @Test
    void what_is_unknown_is_named_with_what_there_is() {
        assertThatThrownBy(() -> Torture.read("crlf,wild"))
                .hasMessageContaining("no torture wild; there are none, all, chunks");
        assertThatThrownBy(() -> Break.read("wild"))
                .hasMessageContaining("no break wild; there are none, cut, no-terminal");
    }
}
