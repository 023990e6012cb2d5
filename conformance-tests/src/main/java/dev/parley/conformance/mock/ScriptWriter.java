package dev.parley.conformance.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Frame;
import dev.parley.conformance.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Writes the stream of a fixture again: in its own bytes, or in other bytes that mean the same. */
record ScriptWriter(Set<Torture> torture, Optional<Break> broken, double speed) {
    private static final String UNKNOWN_TYPE = "response.x_unknown.happened";

    /** A recording that was cut is cut off where it ends: nobody knows of a clean end. */
    Script write(Fixture fixture) {
        Exchange exchange = fixture.exchange();
        List<Event> events = events(exchange);
        List<Script.Piece> pieces = new ArrayList<>();
        Duration before = Duration.ZERO;
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            byte[] own = exchange.answer()
                    .orElseThrow()
                    .body()
                    .slice(from, event.frame().end());
            boolean torn = broken.equals(Optional.of(Break.MALFORMED)) && i == events.size() / 2;
            String text = torn ? "data: {\"type\":\n\n" : text(event, own);
            heartbeat(pieces);
            pieces.add(new Script.Piece(pause(event.at().minus(before)), bytes(text, i == 0)));
            before = event.at();
            from = event.frame().end();
        }
        boolean cut = broken.equals(Optional.of(Break.CUT));
        return new Script(
                borders(cut ? half(pieces) : pieces), !cut && fixture.cut().isEmpty());
    }

    private List<Event> events(Exchange exchange) {
        List<Event> events = new ArrayList<>(exchange.events());
        if (broken.equals(Optional.of(Break.NO_TERMINAL))) {
            events.removeIf(Event::isTerminal);
        }
        return torture.contains(Torture.UNKNOWN) ? withUnknown(events) : events;
    }

    /** The strange event takes the number after the first event's, and the others move on. */
    private static List<Event> withUnknown(List<Event> events) {
        List<Event> all = new ArrayList<>();
        for (Event event : events) {
            boolean first = all.isEmpty();
            JsonNode data = event.data();
            if (data.isObject()) {
                ObjectNode copy = data.deepCopy();
                copy.put("x_unknown", "a field that no document has");
                if (!first && copy.has("sequence_number")) {
                    copy.put("sequence_number", copy.path("sequence_number").asLong() + 1);
                }
                data = copy;
            }
            all.add(new Event(event.frame(), data, event.at()));
            if (first && data.isObject()) {
                ObjectNode strange = JsonNodeFactory.instance.objectNode();
                strange.put("type", UNKNOWN_TYPE);
                strange.put("sequence_number", data.path("sequence_number").asLong() + 1);
                Optional<String> name = event.frame().event().map(each -> UNKNOWN_TYPE);
                Frame frame = new Frame(
                        event.frame().number(),
                        name,
                        strange.toString(),
                        event.frame().end());
                all.add(new Event(frame, strange, event.at()));
            }
        }
        return all;
    }

    private String text(Event event, byte[] own) {
        String text = new String(own, StandardCharsets.UTF_8);
        if (!torture.isEmpty() && event.data().isObject()) {
            JsonNode data = torture.contains(Torture.KEYS) ? turned(event.data()) : event.data();
            String json = torture.contains(Torture.MULTILINE) ? data.toPrettyString() : data.toString();
            StringBuilder lines = new StringBuilder();
            event.frame()
                    .event()
                    .ifPresent(type -> lines.append("event: ").append(type).append('\n'));
            json.lines().forEach(line -> lines.append("data: ").append(line).append('\n'));
            text = lines.append('\n').toString();
        }
        String comment = torture.contains(Torture.COMMENTS) ? ": a comment\n:\n" : "";
        String all = comment + text;
        return torture.contains(Torture.CRLF) ? all.replaceAll("\r?\n", "\r\n") : all;
    }

    private byte[] bytes(String text, boolean first) {
        String bom = first && torture.contains(Torture.BOM) ? "\uFEFF" : "";
        return (bom + text).getBytes(StandardCharsets.UTF_8);
    }

    private void heartbeat(List<Script.Piece> pieces) {
        if (torture.contains(Torture.HEARTBEATS)) {
            String end = torture.contains(Torture.CRLF) && !pieces.isEmpty() ? "\r\n\r\n" : "\n\n";
            pieces.add(new Script.Piece(Duration.ofMillis(20), bytes(": heartbeat" + end, false)));
        }
    }

    private Duration pause(Duration recorded) {
        if (torture.contains(Torture.SLOW)) {
            return Duration.ofMillis(100);
        }
        return speed <= 0 || recorded.isNegative()
                ? Duration.ZERO
                : Duration.ofNanos((long) (recorded.toNanos() / speed));
    }

    /** Keys from last to first, at any depth. */
    private static JsonNode turned(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> items.add(turned(each)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> names.add(0, name));
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> copy.set(name, turned(node.get(name))));
        return copy;
    }

    /** Half of the frames, and half of the bytes of the one in the middle. */
    private static List<Script.Piece> half(List<Script.Piece> pieces) {
        List<Script.Piece> half = new ArrayList<>(pieces.subList(0, pieces.size() / 2));
        Script.Piece torn = pieces.get(pieces.size() / 2);
        half.add(new Script.Piece(torn.pause(), java.util.Arrays.copyOf(torn.bytes(), torn.bytes().length / 2)));
        return half;
    }

    /** The same seed each time: what trips a reader once trips it again. */
    private List<Script.Piece> borders(List<Script.Piece> pieces) {
        boolean single = torture.contains(Torture.BYTES);
        if (!single && !torture.contains(Torture.CHUNKS)) {
            return pieces;
        }
        Random random = new Random(7);
        List<Script.Piece> cut = new ArrayList<>();
        for (Script.Piece piece : pieces) {
            int at = 0;
            while (at < piece.bytes().length) {
                int end = Math.min(piece.bytes().length, at + (single ? 1 : 1 + random.nextInt(40)));
                Duration pause = at == 0 ? piece.pause() : Duration.ZERO;
                cut.add(new Script.Piece(pause, java.util.Arrays.copyOfRange(piece.bytes(), at, end)));
                at = end;
            }
        }
        return cut;
    }
}
