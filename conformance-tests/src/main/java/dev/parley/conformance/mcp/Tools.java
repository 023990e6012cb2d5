package dev.parley.conformance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The tools: {@code secret_word} tells a word that it has just made up, {@code broken_tool} fails. Neither does anything. */
final class Tools {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Tools() {}

    static ArrayNode list() {
        ArrayNode tools = JSON.arrayNode();
        tool(tools, "secret_word", "Tells the secret_word of somebody or something.");
        tool(tools, "broken_tool", "The broken_tool always fails.");
        return tools;
    }

    private static void tool(ArrayNode tools, String name, String about) {
        ObjectNode tool = tools.addObject().put("name", name).put("description", about);
        ObjectNode schema = tool.putObject("inputSchema").put("type", "object");
        schema.putObject("properties").putObject("of").put("type", "string");
        schema.putArray("required").add("of");
        tool.putObject("annotations").put("readOnlyHint", true);
    }

    /** Makes the call, and tells the book. */
    static ObjectNode call(JsonNode params, Consumer<Called> book) throws Refused {
        String name = params.path("name").asText();
        JsonNode arguments = params.path("arguments");
        boolean usable = name.equals("secret_word") && arguments.path("of").isTextual();
        String word = usable ? word() : "";
        book.accept(new Called(Instant.now(), name, arguments, word));
        if (usable) {
            return said("The word of " + arguments.path("of").asText() + " is " + word + ".", false);
        }
        return switch (name) {
            case "secret_word" -> said("Of whom? It takes a text called 'of'.", true);
            case "broken_tool" -> throw new Refused(Refused.INTERNAL, "This tool is broken.");
            default -> throw new Refused(Refused.INVALID_PARAMS, "There is no tool " + name + ".");
        };
    }

    private static String word() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60), 36);
    }

    private static ObjectNode said(String text, boolean failed) {
        ObjectNode result = JSON.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result.put("isError", failed);
    }
}
