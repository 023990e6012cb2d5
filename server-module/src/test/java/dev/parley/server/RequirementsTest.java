package dev.parley.server;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Each requirement is the tag of a test that would fail if the server broke it. Only tests over HTTP count that run on both
 * databases.
 */
final class RequirementsTest {
    private static final Path KIT =
            Path.of("..", "conformance-tests", "src", "main", "resources", "conformance", "requirements");

    /** The areas, and how many requirements of each must have a test. */
    private static final Map<String, Integer> MANDATORY = new TreeMap<>(
            Map.of("STREAM", 17, "OBJECT", 8, "STATE", 15, "INPUT", 8, "ERROR", 4, "AUTH", 3, "CUA", 7, "MCP", 2));

    /** Those without a test, and why. */
    private static final Map<String, String> NOT_YET = Map.of();

    private final Map<String, String> texts = texts();
    private final Set<String> tested = tested();

    @Test
    void every_requirement_has_a_test_or_a_reason_why_not_yet() {
        Set<String> missing = mandatory();
        missing.removeAll(tested);
        missing.removeAll(NOT_YET.keySet());

        assertThat(missing.stream().map(id -> id + ": " + texts.get(id)))
                .as("requirements without a test")
                .isEmpty();
    }

    @Test
    void what_has_a_test_has_no_reason_to_have_none() {
        assertThat(NOT_YET.keySet()).isSubsetOf(mandatory()).doesNotContainAnyElementsOf(tested);
    }

    @Test
    void every_tag_names_a_requirement_that_there_is() {
        assertThat(texts).containsKeys(tested.toArray(String[]::new));
        assertThat(texts).containsKeys(mandatory().toArray(String[]::new));
    }

    private static Set<String> mandatory() {
        return MANDATORY.entrySet().stream()
                .flatMap(area -> IntStream.rangeClosed(1, area.getValue())
                        .mapToObj(number -> "%s-%02d".formatted(area.getKey(), number)))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> tested() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.parley.server.http").stream()
                        .map(JavaClass::reflect)
                        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                        .map(RequirementsTest::tags)
                        .filter(tags -> !tags.contains("storeless"))
                        .flatMap(Set::stream)
                        .collect(toCollection(TreeSet::new));
    }

    private static Set<String> tags(Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .flatMap(each -> AnnotationSupport.findRepeatableAnnotations(each, Tag.class).stream())
                .map(Tag::value)
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(KIT, "*.yaml")) {
            for (Path file : files) {
                for (JsonNode each : yaml.readTree(file.toFile()).path("requirements")) {
                    texts.put(each.path("id").asText(), each.path("text").asText());
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no requirements in " + KIT, e);
        }
        return texts;
    }
}
