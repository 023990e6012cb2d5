package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.Recorder;
import dev.parley.server.engine.Turn;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upstream behind TLS, whose certificate this Java trusts or does not. */
final class ChatTlsTest {
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private Path keys;
    private ChatUpstream upstream;

    @BeforeEach
    void start() throws Exception {
        keys = folder.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> who = List.of("-alias", "upstream", "-dname", "CN=upstream", "-ext", "san=ip:127.0.0.1");
        List<String> where = List.of("-keystore", keys.toString(), "-storepass", PASSWORD);
        ProcessBuilder making = new ProcessBuilder(tool, "-genkeypair", "-keyalg", "EC");
        making.command().addAll(who);
        making.command().addAll(where);
        assertThat(making.inheritIO().start().waitFor()).isZero();
        upstream = ChatUpstream.start(context());
    }

    @AfterEach
    void close() {
        System.clearProperty(TRUSTED);
        System.clearProperty(TRUSTED + "Password");
        upstream.close();
    }

    private SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private void trust() {
        System.setProperty(TRUSTED, keys.toString());
        System.setProperty(TRUSTED + "Password", PASSWORD);
    }

    private static ChatEngine engine(URI url, Duration silence) {
        return ChatEngine.to(new Upstream(url, ChatFixture.KEY, null, silence));
    }

    private Failure failure(ChatEngine engine) {
        return catchThrowableOfType(
                        EngineException.class,
                        () -> engine.prepare(Turn.of(ChatFixture.STREAMED)).run(recorder))
                .failure();
    }

    @Test
    void streams_come_over_tls_and_a_connection_serves_several() throws Exception {
        trust();
        upstream.otherwise(request ->
                ChatReply.stream().text("a").finish("stop").usage(1, 1).done());
        try (ChatEngine engine = engine(upstream.baseUrl(), Duration.ofSeconds(20))) {
            engine.prepare(Turn.of(ChatFixture.STREAMED)).run(recorder);
            engine.prepare(Turn.of(ChatFixture.STREAMED)).run(recorder);
        }

        assertThat(recorder.text()).isEqualTo("aa");
        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void a_silence_over_tls_is_a_timeout() {
        trust();
        upstream.next(ChatReply.stream().text("a").hold());
        try (ChatEngine engine = engine(upstream.baseUrl(), Duration.ofSeconds(1))) {
            assertThat(failure(engine).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(recorder.text()).isEqualTo("a");
        }
    }

    @Test
    void a_handshake_that_nobody_answers_is_a_timeout() throws Exception {
        trust();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChatEngine engine =
                        engine(URI.create("https://127.0.0.1:" + deaf.getLocalPort()), Duration.ofMillis(300))) {
            assertThat(failure(engine).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_refused() {
        try (ChatEngine engine = engine(upstream.baseUrl(), Duration.ofSeconds(20))) {
            assertThat(failure(engine)).isEqualTo(Failure.of(Kind.UNAVAILABLE, "The upstream can't be reached."));
            assertThat(upstream.requests()).isEmpty();
        }
    }
}
