package dev.parley.server;

import dev.parley.server.ServerConfig.Threads;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.jspecify.annotations.Nullable;

/** A running server: Jetty in front of the {@link ServerApplication}. Closing it ends both; closing twice is fine. */
public final class ParleyServer implements AutoCloseable {
    private static final int IDLE_MILLIS = 10 * 60_000;
    private static final Duration LAST_BYTES = Duration.ofSeconds(2);

    /** Jetty's own would be 32 KB for each open stream, of which an event uses some hundred bytes. */
    private static final int OUTPUT_BUFFER = 8 * 1024;

    private final Server jetty;
    private final ServerConnector connector;
    private final @Nullable ServerConnector metrics;
    private final RequestsInFlight requests;
    private final ServerApplication application;
    private final Duration patience;
    private boolean closed;

    private ParleyServer(Server jetty, ServerApplication application, ServerConfig config) {
        this.jetty = jetty;
        this.application = application;
        this.patience = Duration.ofSeconds(config.lifecycle().drainSeconds());
        this.connector = connector(jetty, config.host(), config.port());
        this.requests = new RequestsInFlight(
                ContainerFactory.createContainer(JettyHttpContainer.class, application.resources()));
        jetty.addConnector(connector);
        jetty.setHandler(requests);
        if (config.operation().log().access()) {
            jetty.setRequestLog(new AccessLog());
        }
        MetricsConfig scraped = config.operation().metrics();
        this.metrics = scraped == null ? null : connector(jetty, scraped.host(), scraped.port());
        if (metrics != null) {
            jetty.addConnector(metrics);
            jetty.setHandler(new MetricsHandler(requests, metrics, application.metrics()));
        }
        jetty.setErrorHandler(new EnvelopeErrorHandler());
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @throws ConfigException if the configuration's parts can't be had, such as a port in use
     */
    public static ParleyServer start(ServerConfig config) {
        ServerApplication application = ServerApplication.of(config);
        Server jetty = new Server(threads(config.threads()));
        ParleyServer server = new ParleyServer(jetty, application, config);
        try {
            jetty.start();
        } catch (Exception e) {
            server.close();
            throw new ConfigException("can't listen on " + config.host() + ":" + config.port() + ": " + e.getMessage());
        }
        return server;
    }

    /** Where it listens. */
    public URI uri() {
        return uri(connector);
    }

    /** Where its metrics are; empty if they are nowhere. */
    public Optional<URI> metrics() {
        return Optional.ofNullable(metrics).map(at -> uri(at).resolve("/metrics"));
    }

    private static URI uri(ServerConnector at) {
        String host = at.getHost().contains(":") ? "[" + at.getHost() + "]" : at.getHost();
        return URI.create("http://" + host + ":" + at.getLocalPort());
    }

    /** Waits until the server has been closed. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    /** Takes no new work, gives what runs its time, fails the rest so that its clients hear of it, and ends. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        application.drain(patience);
        requests.awaitNone(LAST_BYTES);
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop cleanly", e);
        } finally {
            application.close();
        }
    }

    private static ServerConnector connector(Server jetty, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setOutputBufferSize(OUTPUT_BUFFER);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static QueuedThreadPool threads(Threads kind) {
        QueuedThreadPool pool = new QueuedThreadPool(1_000);
        pool.setName("parley-http");
        if (kind == Threads.VIRTUAL) {
            pool.setVirtualThreadsExecutor(WorkThreads.virtual());
        }
        return pool;
    }
}
