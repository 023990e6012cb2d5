package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureReader;
import dev.parley.conformance.fixture.FixtureWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FixturesTest {
    private static final Path SHIPPED = Path.of("src/main/resources/conformance/fixtures");

    private final FixtureReader reader = new FixtureReader();

    @TempDir
    private Path folder;

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void every_fixture_is_judged_and_clean() throws Exception {
        StringWriter out = new StringWriter();

        assertThat(Main.run(new PrintWriter(out), "check", SHIPPED.toString()))
                .as(out.toString())
                .isZero();
        int all = files().size();
        assertThat(all).isGreaterThan(70);
        assertThat(out.toString()).contains(all + " exchanges, " + all + " judged: " + all + " clean");
    }

    @Test
    void every_fixture_is_small_and_free_to_use() throws Exception {
        for (Path file : files()) {
            Fixture fixture = reader.read(new DataReader.Source(file.toString(), Files.readString(file)));

            assertThat(Files.size(file)).as(file.toString()).isLessThan(12_000);
            assertThat(fixture.label().origin().licence()).as(file.toString()).isEqualTo("Apache-2.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void every_dialect_has_texts_calls_and_errors_plain_and_streamed(String profile) {
        List<Fixture> fixtures = reader.shipped(profile);

        assertThat(fixtures)
                .extracting(Fixture::name)
                .contains(
                        profile + "/text",
                        profile + "/text-streamed",
                        profile + "/computer",
                        profile + "/computer-streamed",
                        profile + "/unknown-model",
                        profile + "/malformed");
        assertThat(fixtures).allMatch(fixture -> fixture.label().profile().equals(profile));
    }

    @Test
    void what_is_read_and_written_again_is_the_same_file() throws Exception {
        for (Path file : files()) {
            Path copy = folder.resolve(file.getFileName());
            new FixtureWriter()
                    .write(reader.read(new DataReader.Source(file.toString(), Files.readString(file))), copy);

            assertThat(Files.readString(copy)).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"parley-fixture/1\"}",
                "{\"format\":\"parley-fixture/2\",\"title\":\"abc\",\"profile\":\"v5\",\"origin\":{\"server\":\"abc\",\"licence\":\"MIT\"},\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}},\"answer\":{\"status\":200,\"headers\":{}}}",
                "{\"format\":\"parley-fixture/1\",\"title\":\"abc\",\"profile\":\"v5\",\"origin\":{\"server\":\"abc\",\"licence\":\"MIT\"},\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"authorization\":\"x\"}},\"answer\":{\"status\":200,\"headers\":{}}}",
                "{\"format\":\"parley-fixture/1\",\"title\":\"abc\",\"profile\":\"v5\",\"origin\":{\"server\":\"abc\"},\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}},\"answer\":{\"status\":200,\"headers\":{}}}"
            })
    void a_file_that_breaks_the_schema_is_refused(String text) {
        assertThatThrownBy(() -> reader.read(new DataReader.Source("x.json", text)))
                .isInstanceOf(BrokenKitException.class)
                .hasMessageContaining("is no fixture");
    }
}
