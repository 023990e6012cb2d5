package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What the reference server asks of each input item: a type, a role and an action that the dialect has. */
record ItemRules(Dialect dialect) {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");

    void hold(JsonNode body) throws Refused {
        JsonNode input = body.path("input");
        for (int i = 0; i < input.size() && !dialect.flat(); i++) {
            JsonNode item = input.get(i);
            String type = item.path("type").asText("message");
            String at = "input[" + i + "]";
            if (type.startsWith("crystal")) {
                throw new Refused(400, at + ".type", "invalid_value");
            }
            if (type.equals("message") && !ROLES.contains(item.path("role").asText())) {
                throw new Refused(400, at + ".role", "invalid_value");
            }
            if (item.path("action").path("type").asText().equals("teleport")) {
                throw new Refused(400, at + ".action.type", "invalid_value");
            }
        }
    }
}
