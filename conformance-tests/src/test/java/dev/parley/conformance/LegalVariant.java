package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Delivery;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Unusual ways to be right: none of them may raise an alarm. */
record LegalVariant(String name, Flaw flaw, Delivery delivery, Set<Dialect> dialects) {
    LegalVariant {
        dialects = Set.copyOf(dialects);
    }

    static List<LegalVariant> framing() {
        return List.of(
                variant("random chunk borders", Flaw.NONE).delivered(new Delivery(true, 0, 0)),
                variant("slow but correct", Flaw.NONE).delivered(new Delivery(false, 1, 0)),
                variant("crlf", Flaw.sse(text -> text.replace("\n", "\r\n"))),
                variant("cr", Flaw.sse(text -> text.replace('\n', '\r'))),
                variant("comments", Flaw.sse(text -> ": hello\n\n" + text.replace("\n\n", "\n: keep-alive\n\n:\n\n"))),
                variant("byte order mark", Flaw.sse(text -> "\ufeff" + text)),
                variant("multi line data", Flaw.sse(text -> text.replace(",\"", ",\ndata: \""))),
                variant(
                        "no space after colon",
                        Flaw.sse(text -> text.replace("data: ", "data:").replace("event: ", "event:"))),
                variant(
                        "id and retry lines",
                        Flaw.sse(text -> "retry: 1000\n\n" + text.replace("data: ", "id: 7\ndata: "))),
                variant("empty events", Flaw.sse(text -> text.replace("\n\n", "\n\nevent: nothing\n\n"))));
    }

    static List<LegalVariant> content() {
        return List.of(
                variant("key order", Flaw.events(LegalVariant::reverse)),
                variant(
                                "extra fields",
                                Flaw.response(response -> response.put("store", true)
                                        .putObject("billing")
                                        .put("payer", "me")))
                        .in(EnumSet.complementOf(EnumSet.of(Dialect.LIGHTCONE_V1))),
                variant("extra event types", Flaw.events(LegalVariant::unknownEvent))
                        .in(EnumSet.complementOf(EnumSet.of(Dialect.LIGHTCONE_V1))),
                variant("reasoning first", Flaw.skip("no-reasoning")),
                variant(
                                "created at with fraction",
                                Flaw.response(response -> response.put(
                                        "created_at",
                                        response.path("created_at").asDouble() + 0.25)))
                        .in(EnumSet.of(Dialect.OPENAI_V1, Dialect.V5)),
                variant(
                                "unknown output item where open",
                                Flaw.response(response -> response.withArray("/output")
                                        .addObject()
                                        .put("type", "memo")
                                        .put("id", "memo_1")))
                        .in(EnumSet.of(Dialect.LIGHTCONE_COMPAT)),
                variant("null for absent", Flaw.retrieved(response -> response.putNull("error")))
                        .in(EnumSet.of(Dialect.LIGHTCONE_COMPAT, Dialect.OPENAI_V1)));
    }

    /** Ways to deal with an upstream; what they touch is the same in every dialect, so two of them are enough. */
    static List<LegalVariant> background() {
        Set<Dialect> offering = EnumSet.complementOf(EnumSet.of(Dialect.V5));
        return Stream.of(
                        variant("slow in the background", Flaw.skip("haste")),
                        variant("cancels what is finished without a word", Flaw.skip("cancel-conflict")),
                        variant("comments in a resumed stream", Flaw.replayed(frame -> ": keep-alive\n\n" + frame)),
                        variant("more headers than usual", Flaw.skip("few-headers")),
                        variant("queued at first", Flaw.started(response -> response.put("status", "queued")))
                                .in(EnumSet.of(Dialect.LIGHTCONE_V1, Dialect.OPENAI_V1)))
                .map(each -> each.in(common(each.dialects(), offering)))
                .toList();
    }

    private static Set<Dialect> common(Set<Dialect> one, Set<Dialect> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }

    static List<LegalVariant> upstream() {
        return Stream.of(
                        variant("asks a failing upstream again", Flaw.skip("no-retry")),
                        variant("says what the upstream failed at in a failed response", Flaw.skip("failed-object")),
                        variant("calls keep the upstream's call_id", Flaw.skip("own-call-ids")),
                        variant("adds words of its own for the model", Flaw.skip("no-preamble")),
                        variant("closes the upstream a second late", Flaw.skip("close-at-once")))
                .map(each -> each.in(EnumSet.of(Dialect.LIGHTCONE_COMPAT, Dialect.V5)))
                .toList();
    }

    private static LegalVariant variant(String name, Flaw flaw) {
        return new LegalVariant(name, flaw, Delivery.PLAIN, EnumSet.allOf(Dialect.class));
    }

    LegalVariant delivered(Delivery other) {
        return new LegalVariant(name, flaw, other, dialects);
    }

    LegalVariant in(Set<Dialect> others) {
        return new LegalVariant(name, flaw, delivery, others);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void reverse(List<ObjectNode> events) {
        events.forEach(event -> {
            List<Map.Entry<String, JsonNode>> fields =
                    new ArrayList<>(event.deepCopy().properties());
            Collections.reverse(fields);
            event.removeAll();
            fields.forEach(field -> event.set(field.getKey(), field.getValue()));
        });
    }

    private static void unknownEvent(List<ObjectNode> events) {
        ObjectNode ping = events.get(1).objectNode().put("type", "response.weather.changed");
        events.add(2, ping);
        for (int i = 0; i < events.size(); i++) {
            events.get(i).put("sequence_number", i);
        }
    }
}
