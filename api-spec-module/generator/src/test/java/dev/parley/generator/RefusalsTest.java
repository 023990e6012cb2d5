package dev.parley.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator does not understand breaks the build, by name. */
final class RefusalsTest {
    @TempDir
    private Path folder;

    @Test
    void a_schema_with_the_name_of_a_runtime_type_is_refused() {
        refuses("Extra: {type: object, properties: {a: {type: string}}}", "a schema cannot be called Extra");
    }

    @Test
    void objects_that_nothing_tells_apart_are_refused() {
        refuses("""
                A: {type: object, properties: {a: {type: string}}}
                B: {type: object, properties: {b: {type: string}}}
                AB: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                """, "schema AB: nothing tells the objects of the union apart");
    }

    @Test
    void a_mapping_to_what_is_no_member_is_refused() {
        refuses("""
                A: {type: object, properties: {type: {const: a}}}
                B: {type: object, properties: {type: {const: b}}}
                U:
                  oneOf: [{$ref: '#/components/schemas/A'}]
                  anyOf: [{type: string}]
                  discriminator: {propertyName: type, mapping: {b: '#/components/schemas/B'}}
                """, "the mapping names what is no member: [B]");
    }

    @Test
    void two_lists_in_one_union_are_refused() {
        refuses(
                "U: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}",
                "two members of the union are ARRAY values");
    }

    @Test
    void elements_that_may_be_null_are_refused() {
        refuses(
                "A: {type: object, properties: {a: {type: array, items: {type: [string, 'null']}}}}",
                "elements of lists and maps that may be null are not supported");
    }

    @Test
    void an_inline_schema_that_would_hide_another_is_refused() {
        refuses("""
                Status: {type: string, enum: [a, b]}
                A: {type: object, properties: {status: {type: string, enum: [c, d]}}}
                """, "A.Status hides the schema Status");
    }

    @Test
    void an_object_with_more_properties_than_a_reader_can_keep_track_of_is_refused() {
        String properties =
                IntStream.range(0, 65).mapToObj(i -> "p" + i + ": {}").collect(Collectors.joining(", "));
        refuses("A: {type: object, properties: {" + properties + "}}", "A has more than 64 properties");
    }

    private void refuses(String schemas, String message) {
        String contract = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
                + schemas.indent(4);
        assertThatThrownBy(() -> Plugin.generate(contract, folder))
                .isInstanceOf(RuntimeException.class)
                .hasStackTraceContaining(message);
    }
}
