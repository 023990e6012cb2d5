package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Finds what is wrong with one named schema. */
@FunctionalInterface
interface SchemaCheck {
    Stream<String> problems(String name, JsonNode schema);
}
