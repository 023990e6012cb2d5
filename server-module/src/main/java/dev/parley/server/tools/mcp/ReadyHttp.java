package dev.parley.server.tools.mcp;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Builds what is there already: the SDK takes an HTTP client as a builder only. Its settings have been made by then. */
final class ReadyHttp implements HttpClient.Builder {
    private final HttpClient ready;

    ReadyHttp(HttpClient ready) {
        this.ready = ready;
    }

    @Override
    public HttpClient build() {
        return ready;
    }

    @Override
    public HttpClient.Builder cookieHandler(CookieHandler ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder sslContext(SSLContext ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder sslParameters(SSLParameters ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder executor(Executor ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder version(HttpClient.Version ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder priority(int ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder proxy(ProxySelector ignored) {
        return this;
    }

    @Override
    public HttpClient.Builder authenticator(Authenticator ignored) {
        return this;
    }
}
