package dev.parley.server.engine;

import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.ReasoningDelta;
import dev.parley.server.engine.EngineEvent.RefusalDelta;
import dev.parley.server.engine.EngineEvent.SummaryDelta;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps an engine's events and puts the pieces together. */
public final class Recorder implements EngineSink {
    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(EngineEvent event) {
        events.add(event);
    }

    public List<EngineEvent> events() {
        return List.copyOf(events);
    }

    public <E extends EngineEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public String text() {
        return all(TextDelta.class).stream().map(TextDelta::text).collect(Collectors.joining());
    }

    public String refusal() {
        return all(RefusalDelta.class).stream().map(RefusalDelta::text).collect(Collectors.joining());
    }

    public String reasoning() {
        return all(ReasoningDelta.class).stream().map(ReasoningDelta::text).collect(Collectors.joining());
    }

    public String summary() {
        return all(SummaryDelta.class).stream().map(SummaryDelta::text).collect(Collectors.joining());
    }

    /** Each call as {@code callId name arguments}, in the order in which they began. */
    public List<String> calls() {
        Map<String, StringBuilder> calls = new LinkedHashMap<>();
        for (EngineEvent event : events) {
            if (event instanceof ToolCallStart start) {
                calls.put(start.key(), new StringBuilder(start.callId() + " " + start.name() + " "));
            } else if (event instanceof ToolCallDelta delta) {
                calls.get(delta.key()).append(delta.arguments());
            }
        }
        List<String> lines = new ArrayList<>();
        calls.values().forEach(call -> lines.add(call.toString().strip()));
        return lines;
    }

    public TokenCount tokens() {
        List<TokenCount> counts = all(TokenCount.class);
        return counts.get(counts.size() - 1);
    }

    /** Why the engine stopped; fails unless that was its last word. */
    public FinishReason finish() {
        EngineEvent last = events.get(events.size() - 1);
        if (last instanceof Finish finish && all(Finish.class).size() == 1) {
            return finish.reason();
        }
        throw new AssertionError("the last event is not the only Finish: " + events);
    }
}
