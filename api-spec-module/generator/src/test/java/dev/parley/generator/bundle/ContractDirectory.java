package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small contract on disk that is right as it stands; tests add to it or spoil it. */
final class ContractDirectory {
    private final Path root;

    ContractDirectory(Path root) {
        this.root = root;
        write("parley.yaml", """
            openapi: 3.1.0
            info: {title: Small, version: 1}
            security:
              - bearer: []
            tags:
              - {name: Things}
              - {name: Others}
            components:
              securitySchemes:
                bearer: {description: A key., type: http, scheme: bearer}
                key: {description: A key., type: apiKey, in: header, name: x-key}
            """);
        write("paths/things.yaml", """
            /things:
              get:
                tags: [Things]
                x-dialects: [lightcone-v1, lightcone-compat, openai-v1]
                description: Get a thing.
                parameters:
                  - {name: full, in: query, description: All of it., x-dialects: [openai-v1], schema: {type: boolean}}
                responses:
                  '200':
                    description: The thing.
                    content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            /others:
              get:
                tags: [Others]
                x-dialects: [v5]
                security:
                  - key: []
                description: Get another.
                responses:
                  '200':
                    description: The thing.
                    content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            """);
        write("schemas/thing.yaml", """
            Thing:
              description: A thing.
              x-dialects: [lightcone-v1, lightcone-compat, openai-v1, v5]
              type: object
              required: [id, part]
              properties:
                id: {description: Its id., type: string, minLength: 1}
                part:
                  $ref: '#/components/schemas/Part'
                  description: Its part.
                  x-dialects: [openai-v1, v5]
                size:
                  $ref: '#/components/schemas/Size'
                  description: Its size.
                note:
                  description: A note.
                  anyOf:
                    - type: string
                    - {type: integer, x-dialects: [v5]}
            Size:
              description: A size.
              x-dialects: [lightcone-v1, lightcone-compat, openai-v1, v5]
              type: string
              enum: [small, large]
              x-enum-dialects: {large: [v5]}
            """);
        write("schemas/parts.yaml", """
            Part:
              description: A part.
              x-dialects: [openai-v1, v5]
              oneOf:
                - $ref: '#/components/schemas/Wheel'
                - $ref: '#/components/schemas/Wing'
              discriminator:
                propertyName: type
                mapping:
                  wheel: '#/components/schemas/Wheel'
                  spare_wheel: '#/components/schemas/Wheel'
                  wing: '#/components/schemas/Wing'
              x-mapping-dialects: {spare_wheel: [v5]}
              x-default-mapping: '#/components/schemas/Wing'
            Wheel:
              description: A wheel.
              x-dialects: [openai-v1, v5]
              type: object
              required: [type]
              properties:
                type: {description: Which., type: string, enum: [wheel, spare_wheel]}
            Wing:
              description: A wing.
              x-dialects: [v5]
              type: object
              properties:
                type: {description: Always wing., type: string, const: wing}
            """);
    }

    ContractDirectory write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ContractDirectory replace(String file, String old, String replacement) {
        try {
            String text = Files.readString(root.resolve(file));
            if (!text.contains(old)) {
                throw new IllegalArgumentException(file + " has no " + old);
            }
            return write(file, text.replace(old, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path bundle() {
        Path output = root.resolve("out");
        Bundler.bundle(root, output);
        return output;
    }

    ObjectNode bundled(String file) {
        try {
            JsonNode tree = new ObjectMapper().readTree(bundle().resolve(file).toFile());
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
