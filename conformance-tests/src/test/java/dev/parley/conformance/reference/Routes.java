package dev.parley.conformance.reference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** From a method and a path to an answer. */
final class Routes {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ReferenceServer.Temper temper;
    private final Conversation conversation = new Conversation();
    private final Turns turns;
    private final Writer writer;
    private final Live live;

    Routes(ReferenceServer.Temper temper) {
        Ids ids = new Ids();
        this.temper = temper;
        this.turns = new Turns(temper.dialect(), temper.flaw(), conversation, ids);
        this.writer = new Writer(temper, ids);
        this.live = new Live(temper, turns, writer);
    }

    void answer(HttpExchange exchange) throws IOException {
        try {
            authenticate(exchange);
            route(exchange);
        } catch (Refused refused) {
            writer.error(exchange, refused);
        }
    }

    private void authenticate(HttpExchange exchange) throws Refused {
        boolean v5 = temper.dialect() == Dialect.V5;
        String sent = exchange.getRequestHeaders().getFirst(v5 ? "x-api-key" : "Authorization");
        String wanted = temper.key().map(key -> v5 ? key : "Bearer " + key).orElse(null);
        boolean known = temper.key().isEmpty() || Objects.equals(wanted, sent);
        boolean lenient =
                sent == null ? temper.flaw().skips("no-key") : temper.flaw().skips("wrong-key");
        if (!known && !lenient) {
            throw new Refused(401, null, "invalid_api_key");
        }
    }

    private void route(HttpExchange exchange) throws IOException, Refused {
        String path = exchange.getRequestURI().getPath();
        String base = temper.dialect().path();
        String method = exchange.getRequestMethod();
        if (path.equals(base)) {
            if (!method.equals("POST")) {
                throw new Refused(405, null, "method_not_allowed");
            }
            create(exchange);
        } else if (path.startsWith(base + "/") && temper.dialect().stores()) {
            stored(exchange, path.substring(base.length() + 1).split("/", -1));
        } else {
            throw new Refused(404, null, "unknown_route");
        }
    }

    private void create(HttpExchange exchange) throws IOException, Refused {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .startsWith("application/json")
                && !temper.flaw().skips("media-type")) {
            throw new Refused(415, null, "unsupported_media_type");
        }
        JsonNode request = parse(bytes);
        new RequestRules(temper.dialect(), temper.flaw()).hold(request);
        if (live.has(request)) {
            live.create(exchange, request);
            return;
        }
        ObjectNode response = turns.answer(request);
        if (request.path("stream").asBoolean()) {
            List<ObjectNode> events = new EventScript(temper.dialect(), response).events();
            temper.flaw().events(events);
            writer.stream(exchange, events);
        } else {
            writer.json(exchange, 200, response);
        }
    }

    private JsonNode parse(byte[] bytes) throws IOException, Refused {
        try {
            JsonNode parsed = MAPPER.readTree(bytes);
            if (!parsed.isMissingNode()) {
                return parsed;
            }
        } catch (JacksonException e) {
            if (temper.flaw().skips("json")) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("model", temper.dialect().model())
                        .set("input", JsonNodeFactory.instance.arrayNode());
            }
        }
        throw new Refused(400, null, "invalid_json");
    }

    private void stored(HttpExchange exchange, String[] rest) throws IOException, Refused {
        String what = exchange.getRequestMethod() + (rest.length > 1 ? " " + rest[1] : "");
        Conversation.Stored found = conversation.get(rest[0]).orElse(null);
        if (found == null && !temper.flaw().skips("unknown-id " + what)) {
            throw new Refused(404, "response_id", "response_not_found");
        }
        switch (what) {
            case "GET" -> {
                ObjectNode shown =
                        found == null ? empty(rest[0]) : found.response().deepCopy();
                temper.flaw().retrieved(shown);
                writer.json(exchange, 200, shown);
            }
            case "DELETE" -> {
                if (!temper.flaw().skips("delete")) {
                    conversation.remove(rest[0]);
                }
                writer.json(
                        exchange,
                        200,
                        empty(rest[0]).put("deleted", !temper.flaw().skips("deleted-true")));
            }
            case "POST cancel" -> {
                if (temper.flaw().skips("cancel route")) {
                    throw new Refused(405, null, "method_not_allowed");
                }
                Optional<ObjectNode> stopped = live.cancel(rest[0]);
                if (stopped.isPresent()) {
                    writer.json(exchange, 200, stopped.get());
                    return;
                }
                if (temper.flaw().skips("cancel-completed") || found == null) {
                    writer.json(exchange, 200, empty(rest[0]));
                } else {
                    throw new Refused(400, "response_id", "not_cancellable");
                }
            }
            default -> throw new Refused(405, null, "method_not_allowed");
        }
    }

    private static ObjectNode empty(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("object", "response");
    }
}
