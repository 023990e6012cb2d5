package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the standard output is the whole process's")
final class CheckConfigTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_can_be_used_is_said_to_be() throws IOException {
        Said said = check("routes: [{model: m, engine: scripted}]");

        assertThat(said.code()).isZero();
        assertThat(said.text()).contains("can be used: 1 routes, 0 keys");
    }

    @Test
    void what_is_wrong_with_a_file_is_said_with_its_line() throws IOException {
        Said said = check("port: 80\nstore:\n  uri: x\n");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("store.uri").contains("line 3");
    }

    private record Said(int code, String text) {}

    private Said check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("parley.yaml"), yaml);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return new Said(Main.run("--check-config", file.toString()), text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
