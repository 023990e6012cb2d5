package dev.parley.server;

import dev.parley.server.metrics.ServerMetrics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what comes to the metrics' own address, with the metrics and nothing else; lets everything else pass. */
final class MetricsHandler extends Handler.Wrapper {
    private final Connector connector;
    private final ServerMetrics metrics;

    MetricsHandler(Handler handler, Connector connector, ServerMetrics metrics) {
        super(handler);
        this.connector = connector;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getConnector() != connector) {
            return super.handle(request, response, callback);
        }
        boolean asked = request.getMethod().equals("GET")
                && request.getHttpURI().getPath().equals("/metrics");
        if (!asked) {
            return false; // Jetty's 404
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.write(true, ByteBuffer.wrap(metrics.scrape().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
