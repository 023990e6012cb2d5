package dev.parley.server.engine.upstream;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** Sets up the blocking HTTP client between server and upstream. */
final class UpstreamClient {
    private static final int CONNECTIONS = 10_000;

    /** Events are small, and each open stream has two of these: a whole answer in JSON takes some more reads instead. */
    private static final Http1Config BUFFERS =
            Http1Config.custom().setBufferSize(4096).build();

    private UpstreamClient() {}

    static CloseableHttpClient open(Duration silence) {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(5))
                .setSocketTimeout(Timeout.of(silence))
                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                .build();
        return HttpClients.custom()
                .setUserAgent("Parley")
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connection)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(BUFFERS)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(silence))
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .setProtocolUpgradeEnabled(false) // on plain HTTP some upstreams stumble over the offer of TLS
                        .build())
                .disableAutomaticRetries() // a model call costs money: asking twice is the caller's decision
                .disableContentCompression() // a compressor upstream would hold back small deltas
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }
}
