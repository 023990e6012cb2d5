package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;

/** One named path or component, and the file it stands in. */
record Fragment(String file, Section section, String name, JsonNode node) {}
