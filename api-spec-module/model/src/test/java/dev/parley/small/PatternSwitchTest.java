package dev.parley.small;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Where Java has patterns in switch, the model's unions are exhaustive in them; older Javas skip this. */
@EnabledForJreRange(min = JRE.JAVA_21)
final class PatternSwitchTest {
    @TempDir
    private Path folder;

    @Test
    void a_switch_over_a_union_needs_no_default() throws Exception {
        Path source = folder.resolve("Switches.java");
        try (InputStream in = PatternSwitchTest.class.getResourceAsStream("/java21/Switches.java.txt")) {
            Files.write(source, in.readAllBytes());
        }
        assertThat(compile(source)).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Callable<?> switches = (Callable<?>)
                    loader.loadClass("Switches").getDeclaredConstructor().newInstance();
            assertThat(switches.call()).isEqualTo("hello / circle 2.0 / pen / never_heard_of / 7 / 1 item");
        }
    }

    /** What the compiler says. */
    private String compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            List<String> options = List.of(
                    "--release",
                    "21",
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled =
                    compiler.getTask(said, files, null, options, null, sources).call();
            assertThat(compiled).as("%s", said).isTrue();
        }
        return said.toString();
    }
}
