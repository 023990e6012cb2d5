package dev.parley.client;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people copy compiles: the examples do, and the README shows nothing that is not in one of them. */
final class ReadmeTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> snippets() throws IOException {
        return CODE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java\n", "").replace("```", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_compiles_without_warnings(Path example, @TempDir Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of(
                "-Xlint:all,-processing",
                "-Werror",
                "--release",
                "17",
                "-proc:none",
                "-d",
                output.toString(),
                "-cp",
                classPath);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(example))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void what_the_readme_shows_is_in_an_example(String snippet) throws IOException {
        assertThat(examples())
                .anySatisfy(
                        example -> assertThat(lines(Files.readString(example))).contains(lines(snippet)));
    }

    @Test
    void the_readme_shows_something() throws IOException {
        assertThat(snippets()).hasSizeGreaterThan(10);
    }

    private static String lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    }
}
