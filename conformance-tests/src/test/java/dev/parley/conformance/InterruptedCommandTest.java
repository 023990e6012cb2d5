package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A serving command that the user stops still says its summary and ends with its own exit code. */
final class InterruptedCommandTest {
    @Test
    void a_proxy_that_is_stopped_says_its_summary_and_its_verdict() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.CLEAN)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.parley.conformance.Main",
                            "proxy",
                            "--target",
                            upstream.url().toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String first = out.readLine();
                assertThat(first).startsWith("conform proxy listens on ");
                new Browser().stream(URI.create(first.replaceFirst(".* ", "")), upstream);
                assertThat(out.readLine()).startsWith("violations POST /v1/responses");
                // Process.destroy() would close the stream that the summary comes through.
                process.toHandle().destroy();

                assertThat(out.lines().collect(Collectors.joining("\n")))
                        .contains("1 exchanges, 1 judged: 0 clean, 1 with violations");
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
