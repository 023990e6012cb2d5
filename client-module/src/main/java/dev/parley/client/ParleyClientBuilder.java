package dev.parley.client;

import dev.parley.client.http.HttpTransport;
import dev.parley.client.http.ServerAddress;
import dev.parley.client.http.TransportOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link ParleyClient} needs to know; only the base URL has no default. Not thread-safe. */
public final class ParleyClientBuilder {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(10);
    private static final int MAX_RETRIES = 2;
    private static final int MAX_RECONNECTS = 0;

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable ServerAddress server;
    private @Nullable String apiKey;
    private @Nullable KeyHeader keyHeader;
    private @Nullable Dialect dialect;
    private @Nullable Duration connectTimeout;
    private @Nullable HttpClient httpClient;
    private Duration requestTimeout = REQUEST_TIMEOUT;
    private int maxRetries = MAX_RETRIES;
    private int maxReconnects = MAX_RECONNECTS;

    ParleyClientBuilder() {}

    /** With or without a path prefix, a trailing slash, a trailing {@code /v1} or {@code /v5}. */
    public ParleyClientBuilder baseUrl(String url) {
        server = ServerAddress.of(url);
        return this;
    }

    /** Null, or left out: no key is sent. */
    public ParleyClientBuilder apiKey(@Nullable String key) {
        // The JDK would refuse it, too, and put the key into its message.
        if (key != null && !key.matches("[!-~]+")) {
            throw new IllegalArgumentException("the API key is empty or has characters that a header cannot carry");
        }
        apiKey = key;
        return this;
    }

    /** Left out: {@code x-api-key} for the v5 operations and the dialect v5, else {@code Authorization}. */
    public ParleyClientBuilder keyHeader(KeyHeader header) {
        keyHeader = header;
        return this;
    }

    /** Asks a Parley server for this form of answers; left out, nothing is sent and the server decides. */
    public ParleyClientBuilder dialect(Dialect dialect) {
        this.dialect = dialect;
        return this;
    }

    /** Sent with each request; replaces a header that the client would send itself. */
    public ParleyClientBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** 5 seconds if left out. */
    public ParleyClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    /** For a whole answer, or until a stream begins; 10 minutes if left out. A stream itself may take as long as it wants. */
    public ParleyClientBuilder requestTimeout(Duration timeout) {
        requestTimeout = timeout;
        return this;
    }

    /** Further attempts after a lost connection, 408, 409, 429 or 5xx; 2 if left out. */
    public ParleyClientBuilder maxRetries(int retries) {
        maxRetries = retries;
        return this;
    }

    /**
     * How many connections in a row may bring no new event before a stream that drops is given up; 0 if left out. Only streams of
     * background responses and those of {@code retrieveStreaming} are taken up again, after the last event that was read.
     */
    public ParleyClientBuilder maxReconnects(int reconnects) {
        maxReconnects = reconnects;
        return this;
    }

    /** For proxies, TLS, executors of one's own. It brings its own connect timeout. */
    public ParleyClientBuilder httpClient(HttpClient client) {
        httpClient = client;
        return this;
    }

    public ParleyClient build() {
        if (server == null) {
            throw new IllegalStateException("a client needs a base URL");
        }
        if (httpClient != null && connectTimeout != null) {
            throw new IllegalStateException("an HttpClient that is passed in has its own connect timeout");
        }
        HttpClient http = httpClient == null
                ? HttpClient.newBuilder()
                        .connectTimeout(Objects.requireNonNullElse(connectTimeout, CONNECT_TIMEOUT))
                        .build()
                : httpClient;
        KeyHeader v1Key = dialect == Dialect.V5 ? KeyHeader.X_API_KEY : KeyHeader.BEARER;
        // The path of the v5 operations says their dialect; another one in the header would contradict it.
        Dialect v5Dialect = dialect == Dialect.V5 ? dialect : null;
        return ParleyClient.over(
                new HttpTransport(http, options(v1Key, dialect)),
                new HttpTransport(http, options(KeyHeader.X_API_KEY, v5Dialect)),
                maxReconnects);
    }

    private TransportOptions options(KeyHeader usual, @Nullable Dialect asked) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (apiKey != null) {
            all.putAll((keyHeader == null ? usual : keyHeader).of(apiKey));
        }
        if (asked != null) {
            all.put("X-Parley-Dialect", asked.value());
        }
        all.putAll(headers);
        return new TransportOptions(Objects.requireNonNull(server), all, requestTimeout, maxRetries);
    }
}
