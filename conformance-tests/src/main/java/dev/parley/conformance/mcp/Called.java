package dev.parley.conformance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One call of a tool as the MCP server got it.
 *
 * @param word a part of what it gave back that nobody could have guessed; empty where it gave nothing back
 */
public record Called(Instant at, String tool, JsonNode arguments, String word) {
    @Override
    public String toString() {
        return tool + " " + arguments;
    }
}
