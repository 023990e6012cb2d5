package dev.parley.server.store.sql;

import dev.parley.server.store.LoggedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Several events of one response as one value: a format byte, then number, type and JSON of each, with their lengths. */
final class EventChunk {
    private static final byte FORMAT = 1;
    private static final int FRAME = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private EventChunk() {}

    /** An upper bound in bytes for types in ASCII, as they are. */
    static long size(List<LoggedEvent> events) {
        long size = 1;
        for (LoggedEvent event : events) {
            size += FRAME + event.type().length() + event.json().length;
        }
        return size;
    }

    static byte[] write(List<LoggedEvent> events) {
        List<byte[]> types = new ArrayList<>(events.size());
        int size = 1;
        for (LoggedEvent event : events) {
            byte[] type = event.type().getBytes(StandardCharsets.UTF_8);
            types.add(type);
            size = Math.addExact(size, FRAME + type.length + event.json().length);
        }
        ByteBuffer chunk = ByteBuffer.allocate(size).put(FORMAT);
        for (int i = 0; i < events.size(); i++) {
            LoggedEvent event = events.get(i);
            chunk.putLong(event.sequenceNumber());
            chunk.putInt(types.get(i).length).put(types.get(i));
            chunk.putInt(event.json().length).put(event.json());
        }
        return chunk.array();
    }

    static List<LoggedEvent> read(byte[] bytes) {
        ByteBuffer chunk = ByteBuffer.wrap(bytes);
        byte format = chunk.get();
        if (format != FORMAT) {
            throw new IllegalStateException("events in an unknown format " + format);
        }
        List<LoggedEvent> events = new ArrayList<>();
        while (chunk.hasRemaining()) {
            long number = chunk.getLong();
            byte[] type = new byte[chunk.getInt()];
            chunk.get(type);
            byte[] json = new byte[chunk.getInt()];
            chunk.get(json);
            events.add(new LoggedEvent(number, new String(type, StandardCharsets.UTF_8), json));
        }
        return events;
    }
}
