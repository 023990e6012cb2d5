package dev.parley.conformance.check;

import dev.parley.conformance.mcp.Called;
import dev.parley.conformance.puppet.Said;
import dev.parley.conformance.puppet.Sighting;
import java.util.List;

/** In the end the model was shown what the tools of the MCP server gave back, as outputs of its calls. */
final class McpTold implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Sighting> asked = evidence.upstream().sightings();
        List<Said> heard = asked.get(asked.size() - 1).conversation();
        List<Called> calls = evidence.visit().calls();
        if (calls.isEmpty()) {
            return List.of(Finding.at("MCP server", "nothing was ever called, so there is nothing to tell"));
        }
        return calls.stream()
                .filter(call -> heard.stream().noneMatch(said -> tells(said, call)))
                .map(call -> (Finding) new Finding.Violation(
                        "request to the upstream",
                        "the model is not told what its call gave back",
                        "an output with " + call.word(),
                        heard.toString()))
                .toList();
    }

    private static boolean tells(Said said, Called call) {
        return said.who().equals("output") && said.text().contains(call.word());
    }
}
