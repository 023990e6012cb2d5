package dev.parley.conformance.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one kind of server promises: its dialect, the features it must and may have, and the dialect's rules on the wire.
 * All of it is data; the kit knows no dialect by name.
 */
public record Profile(
        String id,
        String title,
        String dialect,
        String path,
        String model,
        String puppetModel,
        Auth auth,
        Map<String, String> headers,
        Set<String> core,
        Set<String> optional,
        Rules rules,
        Map<String, String> prompts,
        Map<String, JsonNode> shapes) {

    /** Where the key goes, and what stands before it. */
    public record Auth(String header, String prefix) {}

    public Profile {
        puppetModel = puppetModel == null ? "puppet" : puppetModel;
        headers = Map.copyOf(headers);
        core = Set.copyOf(core);
        optional = Set.copyOf(optional);
        prompts = Map.copyOf(prompts);
        shapes = Map.copyOf(shapes);
    }

    /** What checks ask about the dialect. */
    public record Rules(
            EventLines eventLines,
            boolean doneMarker,
            Set<String> openUnions,
            CreatedAt createdAt,
            boolean annotations,
            boolean usageDetails,
            boolean closedObjects,
            boolean numericErrorCodes,
            List<String> echoed,
            Computer computer) {
        public Rules {
            openUnions = Set.copyOf(openUnions);
            echoed = List.copyOf(echoed);
        }
    }

    /** Whether frames carry an {@code event:} line. */
    public enum EventLines {
        REQUIRED,
        FORBIDDEN
    }

    /** The form of {@code created_at}. */
    public enum CreatedAt {
        INTEGER,
        NUMBER,
        RFC3339
    }

    /** The action types of the dialect, and the space its coordinates live in (both ends included). */
    public record Computer(List<String> actions, int maxX, int maxY) {
        public Computer {
            actions = List.copyOf(actions);
        }
    }

    public boolean covers(Set<String> needs) {
        return needs.stream().allMatch(need -> core.contains(need) || optional.contains(need));
    }
}
