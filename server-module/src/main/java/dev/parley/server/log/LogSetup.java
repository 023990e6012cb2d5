package dev.parley.server.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** Changes how this process logs. For the runnable server alone: who embeds it has a log of their own. */
public final class LogSetup {
    private LogSetup() {}

    /** From now on every line is a JSON object. */
    public static void json() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Iterator<Appender<ILoggingEvent>> appenders =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            while (appenders.hasNext()) {
                if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
                    JsonLines lines = new JsonLines();
                    lines.setContext(context);
                    lines.start();
                    appender.setEncoder(lines);
                }
            }
        }
    }
}
