package dev.parley.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.Buffers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.slf4j.event.KeyValuePair;

/** Each log event as one JSON object on one line; what belongs to it by name stands beside time, level and message. */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON =
            JsonFactory.builder().recyclerPool(Buffers.POOL).build();
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(json, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void write(JsonGenerator json, ILoggingEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", event.getInstant().toString());
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("message", event.getFormattedMessage());
        for (KeyValuePair pair : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            json.writeFieldName(pair.key);
            json.writeObject(pair.value);
        }
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            json.writeStringField("error", ThrowableProxyUtil.asString(error));
        }
        json.writeEndObject();
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
