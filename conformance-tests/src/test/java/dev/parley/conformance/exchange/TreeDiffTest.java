package dev.parley.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TreeDiffTest {
    private static List<String> diff(String left, String right) {
        return TreeDiff.all(Trees.read(left), Trees.read(right)).stream()
                .map(TreeDiff::pointer)
                .toList();
    }

    @Test
    void key_order_number_notation_and_null_for_absent_are_no_difference() {
        assertThat(diff("{\"a\":1,\"b\":null,\"c\":[1.0]}", "{\"c\":[1],\"a\":1.00}"))
                .isEmpty();
    }

    @Test
    void differences_are_named_by_their_pointer() {
        assertThat(diff("{\"a\":[{\"b/c\":1}],\"d\":1}", "{\"a\":[{\"b/c\":2}],\"e\":1}"))
                .containsExactly("/a/0/b~1c", "/d", "/e");
    }

    @Test
    void lists_of_other_length_differ_as_a_whole() {
        assertThat(diff("{\"a\":[1]}", "{\"a\":[1,2]}")).containsExactly("/a");
    }

    @Test
    void duplicate_keys_and_trailing_text_are_no_json() {
        assertThat(Trees.read("{\"a\":1,\"a\":2}").isMissingNode()).isTrue();
        assertThat(Trees.read("{} {}").isMissingNode()).isTrue();
    }
}
