package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A small joined document, what one dialect makes of it, and an example. */
final class SmallDocuments {
    static final String JOINED = """
            openapi: 3.1.0
            info: {title: Small, version: '1', summary: Things., description: "See `Thing`.\\n\\n- one\\n- two"}
            paths:
              /things/{id}:
                parameters:
                  - {name: id, in: path, required: true, description: Which., schema: {type: string, minLength: 1}}
                get:
                  operationId: getThing
                  x-dialects: [openai-v1, v5]
                  description: Gets a thing.
                  parameters:
                    - {name: full, in: query, description: All of it., schema: {type: integer, maximum: 9}}
                  responses:
                    '200':
                      description: The thing.
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/Thing'}}
                        text/event-stream: {x-sse: {event: type}, schema: {$ref: '#/components/schemas/Part'}}
            components:
              schemas:
                Thing:
                  description: A thing.
                  x-dialects: [openai-v1, v5]
                  type: object
                  required: [id]
                  properties:
                    id: {description: Its id., type: string, maxLength: 9, x-dialects: [openai-v1, v5]}
                    note: {description: A note., type: [string, 'null'], x-dialects: [openai-v1, v5]}
                    size: {$ref: '#/components/schemas/Size', description: Its size., x-dialects: [v5]}
                    part: {$ref: '#/components/schemas/Part', description: Its part., x-dialects: [openai-v1, v5]}
                    either:
                      description: One of two.
                      x-dialects: [openai-v1, v5]
                      oneOf:
                        - {description: A text., type: string, maxLength: 9}
                        - {description: A number., type: integer, x-dialects: [v5]}
                    inner:
                      description: Something written out inside.
                      x-dialects: [v5]
                      type: array
                      items: {type: object, properties: {deep: {type: integer, minimum: 0, maximum: 3, default: 1}}}
                Text:
                  description: A text or several.
                  x-dialects: [openai-v1, v5]
                  oneOf:
                    - {description: One text., type: string, x-dialects: [v5]}
                    - {description: Several., type: array, items: {type: string}, maxItems: 9}
                Size:
                  description: A size.
                  x-dialects: [openai-v1, v5]
                  type: string
                  enum: [small, large]
                  x-enum-dialects: {large: [v5]}
                Part:
                  description: A part.
                  x-dialects: [openai-v1, v5]
                  oneOf: [{$ref: '#/components/schemas/Wheel'}, {$ref: '#/components/schemas/Wing'}]
                  discriminator:
                    propertyName: type
                    mapping: {wheel: '#/components/schemas/Wheel', wing: '#/components/schemas/Wing'}
                  x-default-mapping: '#/components/schemas/Wing'
                Wheel:
                  description: A wheel.
                  x-dialects: [openai-v1, v5]
                  type: object
                  properties: {type: {description: Which., type: string, const: wheel, x-dialects: [openai-v1, v5]}}
                Wing:
                  description: A wing.
                  x-dialects: [v5]
                  type: object
                  properties: {type: {description: Which., type: string, const: wing, x-dialects: [v5]}}
            """;

    private static final YAMLMapper YAML = new YAMLMapper();

    private SmallDocuments() {}

    /**
     * The document of openai-v1 requires the note, which may not be null there, bounds the id otherwise, asks for the parameter, and
     * has no choices.
     */
    static Documents documents() {
        JsonNode openai = tree(JOINED.replace("required: [id]", "required: [id, note]")
                .replace("type: [string, 'null']", "type: string")
                .replace("maxLength: 9", "maxLength: 5")
                .replace("schema: {type: integer, maximum: 9}", "required: true, schema: {type: integer, maximum: 5}")
                .replace("- {description: A number., type: integer, x-dialects: [v5]}", "")
                .replace("enum: [small, large]", "enum: [small]")
                .replace(", wing: '#/components/schemas/Wing'}", "}"));
        ((ObjectNode) openai.at("/components/schemas"))
                .set(
                        "Text",
                        tree("{description: A text or several., type: array, items: {type: string}, maxItems: 5}"));
        return new Documents(tree(JOINED), Map.of("openai-v1", openai, "v5", tree(JOINED)), List.of(example()));
    }

    static Document page() {
        return Jsoup.parse(ReferencePage.render(documents()));
    }

    static Document pageOf(String joined) {
        return Jsoup.parse(ReferencePage.render(new Documents(tree(joined), Map.of(), List.of(example()))));
    }

    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example() {
        String text = "{\"type\": \"wheel\", \"note\": \"<b>&\"}";
        return new Example("v5", "Part", "a wheel", text, tree(text));
    }
}
