package dev.parley.server;

import dev.parley.server.http.RequestNote;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes a line for each request when its answer is written to its end. */
final class AccessLog implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.parley.access");

    @Override
    public void log(Request request, Response response) {
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        LoggingEventBuilder line = LOG.atInfo()
                .setMessage("request")
                .addKeyValue("method", request.getMethod())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", TimeUnit.NANOSECONDS.toMillis(nanos))
                .addKeyValue("bytes", Response.getContentBytesWritten(response));
        if (request.getAttribute(RequestNote.attribute()) instanceof RequestNote note) {
            for (Map.Entry<String, String> fact : note.facts().entrySet()) {
                line = line.addKeyValue(fact.getKey(), fact.getValue());
            }
        }
        line.log();
    }
}
