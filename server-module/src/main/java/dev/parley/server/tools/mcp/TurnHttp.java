package dev.parley.server.tools.mcp;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The server's HTTP client, as one turn uses it: what the turn has begun can be ended from any thread. The SDK would make a
 * client for each session, with threads that stay until the next garbage collection, and leaves hanging requests open.
 */
final class TurnHttp extends HttpClient {
    private final HttpClient shared;
    private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    TurnHttp(HttpClient shared) {
        this.shared = shared;
    }

    /** Closes the connections of all that runs, and of all that is begun from now on. */
    void abort() {
        over = true;
        endings.forEach(Runnable::run);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return watched(request, shared.sendAsync(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return watched(request, shared.sendAsync(request, handler, pushes));
    }

    /** The farewell to a session is said when the turn is over; its own timeout ends it. */
    private <T> CompletableFuture<T> watched(HttpRequest request, CompletableFuture<T> exchange) {
        if (!request.method().equals("DELETE")) {
            Runnable ending = () -> exchange.cancel(true);
            endings.add(ending);
            CompletableFuture<T> unused = exchange.whenComplete((response, failure) -> endings.remove(ending));
            if (over) {
                ending.run();
            }
        }
        return exchange;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return shared.send(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return shared.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return shared.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return shared.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return shared.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return shared.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return shared.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return shared.authenticator();
    }

    @Override
    public Version version() {
        return shared.version();
    }

    @Override
    public Optional<Executor> executor() {
        return shared.executor();
    }
}
