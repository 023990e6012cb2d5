package dev.parley.server;

import dev.parley.server.ServerConfig.Threads;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;

/** A running server: Jetty in front of the {@link ServerApplication}. Closing it ends both; closing twice is fine. */
public final class ParleyServer implements AutoCloseable {
    private static final int IDLE_MILLIS = 10 * 60_000;

    private final Server jetty;
    private final ServerConnector connector;
    private final ServerApplication application;

    private ParleyServer(Server jetty, ServerConnector connector, ServerApplication application) {
        this.jetty = jetty;
        this.connector = connector;
        this.application = application;
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @throws ConfigException if the configuration's parts can't be had, such as a port in use
     */
    public static ParleyServer start(ServerConfig config) {
        ServerApplication application = ServerApplication.of(config);
        Server jetty = new Server(threads(config.threads()));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setUriCompliance(UriCompliance.DEFAULT);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        jetty.addConnector(connector);
        jetty.setHandler(ContainerFactory.createContainer(JettyHttpContainer.class, application.resources()));
        jetty.setErrorHandler(new EnvelopeErrorHandler());
        ParleyServer server = new ParleyServer(jetty, connector, application);
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
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    /** Waits until the server has been closed. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop cleanly", e);
        } finally {
            application.close();
        }
    }

    private static QueuedThreadPool threads(Threads kind) {
        QueuedThreadPool pool = new QueuedThreadPool(1_000);
        pool.setName("parley-http");
        if (kind == Threads.VIRTUAL) {
            pool.setVirtualThreadsExecutor(virtualThreads());
        }
        return pool;
    }

    /** Looked up by name, because the code is compiled for Java 17. */
    private static Executor virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("threads: virtual needs Java 21 or newer");
        }
    }
}
