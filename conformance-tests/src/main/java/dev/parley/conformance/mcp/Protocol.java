package dev.parley.conformance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The messages of the protocol, whatever carries them: what is answered to what. */
final class Protocol {
    /** Newest first: who asks for another is offered the newest. Later revisions have no sessions, and fall back on these. */
    static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Protocol() {}

    /** The answer to a message or to several at once, as one revision allows; none where nothing was asked. */
    static Optional<JsonNode> answer(JsonNode messages, Consumer<Called> book) {
        if (!messages.isArray()) {
            return one(messages, book).map(JsonNode.class::cast);
        }
        ArrayNode answers = JSON.arrayNode();
        messages.forEach(each -> one(each, book).ifPresent(answers::add));
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    private static Optional<ObjectNode> one(JsonNode message, Consumer<Called> book) {
        JsonNode id = message.path("id");
        if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
            return Optional.of(
                    error(NullNode.instance, new Refused(Refused.INVALID_REQUEST, "That is no JSON-RPC 2.0.")));
        }
        if (id.isMissingNode() || !message.has("method")) { // a notification, or an answer to what was never asked
            return Optional.empty();
        }
        try {
            ObjectNode result = result(message.path("method").asText(), message.path("params"), book);
            return Optional.of(reply(id).set("result", result));
        } catch (Refused refused) {
            return Optional.of(error(id, refused));
        }
    }

    private static ObjectNode result(String method, JsonNode params, Consumer<Called> book) throws Refused {
        return switch (method) {
            case "initialize" -> initialized(params);
            case "ping" -> JSON.objectNode();
            case "tools/list" -> JSON.objectNode().set("tools", Tools.list());
            case "tools/call" -> Tools.call(params, book);
            default -> throw new Refused(Refused.UNKNOWN_METHOD, "There is no method " + method + ".");
        };
    }

    private static ObjectNode initialized(JsonNode params) {
        String wanted = params.path("protocolVersion").asText();
        ObjectNode result = JSON.objectNode();
        result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.get(0));
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "parley-conformance").put("version", "1");
        return result;
    }

    static ObjectNode error(JsonNode id, Refused refused) {
        ObjectNode reply = reply(id);
        reply.putObject("error").put("code", refused.code()).put("message", refused.getMessage());
        return reply;
    }

    private static ObjectNode reply(JsonNode id) {
        return JSON.objectNode().put("jsonrpc", "2.0").set("id", id);
    }
}
