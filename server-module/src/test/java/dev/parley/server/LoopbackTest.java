package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.ServerConfig.ApiKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackTest {
    @TempDir
    Path folder;

    @Test
    @Tag("AUTH-01")
    void without_keys_nobody_elsewhere_can_connect() throws IOException {
        Optional<InetAddress> outside = outside();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        try (ParleyServer server = ParleyServer.start(read(""))) {
            URI uri = server.uri();

            assertThat(InetAddress.getByName(uri.getHost()).isLoopbackAddress()).isTrue();
            connect(InetAddress.getLoopbackAddress(), uri.getPort());
            assertThatThrownBy(() -> connect(outside.get(), uri.getPort())).isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "'::'", "10.1.2.3"})
    @Tag("AUTH-01")
    void without_keys_no_other_address_can_be_listened_on(String host) {
        assertThatThrownBy(() -> read("host: " + host))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("keys");
    }

    @Test
    void with_a_key_any_address_can_be() throws IOException {
        ApiKey key = read("{host: 0.0.0.0, keys: [{tenant: t, sha256: " + "a".repeat(64) + "}]}")
                .keys()
                .get(0);

        assertThat(key.limits()).isEqualTo(KeyLimits.NONE);
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
        }
    }

    private static Optional<InetAddress> outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }

    private ServerConfig read(String yaml) throws IOException {
        String more = yaml.startsWith("{") ? "" : "port: 0\nstore: 'jdbc:sqlite:" + folder.resolve("x.db") + "'\n";
        return new ConfigReader(Map.of()).read(Files.writeString(folder.resolve("parley.yaml"), more + yaml));
    }
}
