package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines are read by a real shell, in which {@code curl} shows what it was given. */
final class CurlTest {
    private static final String KEY = "sk-it's $(secret) \"key\"";
    private static final String SHOWING = "curl() { for a in \"$@\"; do printf '<%s>' \"$a\"; done; printf '|'; "
            + "case \"$*\" in *@-*) cat;; esac; }\n";

    private final Secrets secrets = Secrets.of(Optional.of(KEY));
    private final Curl curl = new Curl(new Shell(secrets), 2000);

    private static byte[] shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put("KEY", KEY);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private static Request request(byte[] body) {
        Headers headers = new Headers(List.of(
                new Headers.Line("Authorization", "Bearer " + KEY),
                new Headers.Line("X-Odd", "it's `odd` $HOME \\ !")));
        return new Request("POST", URI.create("http://localhost:1/v1/responses?a=b&c=%27"), headers, Bytes.of(body));
    }

    static Stream<String> bodies() {
        return Stream.of(
                "{\"input\": \"it's ${HOME} `id` $(id) \\\\ \\\" !! \\n é 😀 * ? ~ # ; & |\"}",
                "line\nbreak\r\n\ttab",
                "the key " + KEY + " inside, and again " + KEY,
                "@/etc/passwd");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void what_is_pasted_is_what_was_sent_and_the_key_comes_from_the_environment(String body) throws Exception {
        String line = curl.of(request(body.getBytes(StandardCharsets.UTF_8))).orElseThrow();

        assertThat(line).doesNotContain(KEY).contains("\"$KEY\"");
        String given = new String(shell(SHOWING + line), StandardCharsets.UTF_8);
        assertThat(given)
                .startsWith("<-gsS><-N><-i><-X><POST><-H><Authorization: Bearer " + KEY + ">")
                .contains("<-H><X-Odd: it's `odd` $HOME \\ !>", "<http://localhost:1/v1/responses?a=b&c=%27>");
        assertThat(body.startsWith("@") ? given.split("\\|", 2)[1] : given).contains(body);
    }

    @Test
    void bytes_that_are_no_text_arrive_as_they_are() throws Exception {
        byte[] bytes = {'{', '"', (byte) 0xff, 0, (byte) 0xc3, '\'', '%', '\\', '\n', '}'};

        byte[] given = shell(SHOWING + curl.of(request(bytes)).orElseThrow());

        String all = new String(given, StandardCharsets.ISO_8859_1);
        assertThat(all).endsWith("|" + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_body_that_nobody_would_paste_has_no_line() {
        assertThat(curl.of(request(new byte[2001]))).isEmpty();
    }

    @Test
    void several_keys_have_a_variable_each_also_where_one_begins_like_another() {
        Secrets both = Secrets.of(Optional.of("sk-a")).and("OTHER_KEY", Optional.of("sk-ab"));

        assertThat(new Shell(both).word("x sk-ab sk-a")).isEqualTo("'x '\"$OTHER_KEY\"' '\"$KEY\"");
        assertThat(both.mask("sk-a, sk-ab")).isEqualTo("$KEY, $OTHER_KEY");
    }

    @Test
    void words_that_need_no_quotes_have_none() {
        assertThat(new Shell(secrets).word("http://localhost:8080/v1")).isEqualTo("http://localhost:8080/v1");
        assertThat(new Shell(secrets).word("stream/*")).isEqualTo("'stream/*'");
        assertThat(new Shell(secrets).word("")).isEqualTo("''");
    }
}
