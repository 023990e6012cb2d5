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
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** From a method and a path to an answer. */
final class Routes {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String OTHER_KEY = "other-key";

    private final ReferenceServer.Temper temper;
    private final World world;
    private final Ways ways;
    private final Ids ids;
    private final Writer writer;
    private final Live live;

    /** What runs in the background, and who knows whether the client of an exchange has left. */
    record Ways(Executor background, Predicate<HttpExchange> left) {}

    Routes(ReferenceServer.Temper temper, World world, Ways ways) {
        this.temper = temper;
        this.world = world;
        this.ways = ways;
        this.ids = new Ids();
        this.writer = new Writer(temper, ids);
        this.live = new Live(temper, new Turns(temper, world.of("first"), ids), writer, ways.left());
    }

    void answer(HttpExchange exchange) throws IOException {
        try {
            route(exchange, authenticate(exchange));
        } catch (Refused refused) {
            writer.error(exchange, refused);
        }
    }

    /** The memory of the tenant whose key it is. */
    private Conversation authenticate(HttpExchange exchange) throws Refused {
        boolean v5 = temper.dialect() == Dialect.V5;
        String sent = exchange.getRequestHeaders().getFirst(v5 ? "x-api-key" : "Authorization");
        String key = sent == null || v5 ? sent : sent.replaceFirst("^Bearer ", "");
        if (OTHER_KEY.equals(key)) {
            return world.of("other");
        }
        boolean known = temper.key().isEmpty() || temper.key().get().equals(key);
        boolean lenient =
                sent == null ? temper.flaw().skips("no-key") : temper.flaw().skips("wrong-key");
        if (!known && !lenient) {
            throw new Refused(401, null, "invalid_api_key");
        }
        return world.of("first");
    }

    private void route(HttpExchange exchange, Conversation conversation) throws IOException, Refused {
        String path = exchange.getRequestURI().getPath();
        String base = temper.dialect().path();
        String method = exchange.getRequestMethod();
        if (path.equals(base)) {
            if (!method.equals("POST")) {
                throw new Refused(405, null, "method_not_allowed");
            }
            create(exchange, conversation);
        } else if (path.startsWith(base + "/")) {
            new StoredRoutes(conversation, live, writer)
                    .answer(exchange, path.substring(base.length() + 1).split("/", -1));
        } else {
            throw new Refused(404, null, "unknown_route");
        }
    }

    private void create(HttpExchange exchange, Conversation conversation) throws IOException, Refused {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .startsWith("application/json")
                && !temper.flaw().skips("media-type")) {
            throw new Refused(415, null, "unsupported_media_type");
        }
        JsonNode request = parse(bytes);
        new RequestRules(temper.dialect(), temper.flaw()).hold(request);
        if (live.has(request) && !McpScript.speaks(request, temper.flaw())) {
            live.create(exchange, request);
            return;
        }
        Stored stored = new Turns(temper, conversation, ids).answer(request);
        ObjectNode response = stored.response();
        boolean stream = request.path("stream").asBoolean() || acceptsStream(exchange);
        if (request.path("background").asBoolean() && !temper.flaw().skips("in-background")) {
            inBackground(exchange, stored, stream);
        } else if (stream) {
            List<ObjectNode> events = new EventScript(temper.dialect(), response).events();
            temper.flaw().events(events);
            events.forEach(event -> stored.log().add(writer.frame(event)));
            stored.log().close();
            writer.stream(exchange, events);
        } else {
            writer.json(exchange, 200, response);
        }
    }

    private boolean acceptsStream(HttpExchange exchange) {
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        return temper.flaw().skips("accept") && accept.startsWith("text/event-stream");
    }

    private void inBackground(HttpExchange exchange, Stored stored, boolean stream) throws IOException {
        ObjectNode whole = stored.response();
        stored.startInBackground(BackgroundRun.unfinished(whole));
        ways.background().execute(new BackgroundRun(stored, whole, writer));
        if (stream) {
            writer.follow(exchange, stored.log(), 0);
        } else {
            ObjectNode shown = stored.response();
            temper.flaw().started(shown);
            writer.json(exchange, 200, shown);
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
}
