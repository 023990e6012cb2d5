package dev.parley.server.engine.upstream;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** Sets up the blocking HTTP client between server and upstream. */
final class UpstreamClient {
    private static final int CONNECTIONS = 10_000;

    /** Events are small, and each open stream has three of these: a whole answer in JSON takes some more reads instead. */
    private static final Http1Config BUFFERS =
            Http1Config.custom().setBufferSize(1024).build();

    private UpstreamClient() {}

    /** A client that waits for as long as it takes: who asks looks after that. */
    static CloseableHttpClient open() {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(5))
                .setSocketTimeout(Timeout.DISABLED)
                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                .build();
        return HttpClients.custom()
                .setUserAgent("Parley")
                .setConnectionManager(new UpstreamSockets()
                        .setDefaultConnectionConfig(connection)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(BUFFERS)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.DISABLED)
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
