package dev.parley.conformance.cases;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** What a case needs to be given with the run, besides a server; without it the case cannot say anything. */
@EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
public enum Given {
    KEY("--key", "so nothing can be said about wrong ones"),
    OTHER_KEY("--other-key", "so nothing can be said about what another tenant sees"),
    REPLICA("--replica", "so nothing can be said about a second instance"),
    RESTART("--restart", "so nothing can be said about what outlives the process"),
    RETENTION_SECONDS("--retention-seconds", "so nobody knows when a response is too old"),
    RETAINED("--retained", "so nobody knows how many responses are kept"),
    RESUME_SECONDS("--resume-seconds", "so nobody knows when a stream can no longer be resumed"),
    MCP("--mcp", "so there is no MCP server to call"),
    SCREENSHOT_URL("--screenshot-url", "so there is no picture that the server can fetch");

    private final String option;
    private final String consequence;

    Given(String option, String consequence) {
        this.option = option;
        this.consequence = consequence;
    }

    /** Why a case without it says nothing. */
    public String missing() {
        return "no " + option + " was given, " + consequence;
    }

    public String option() {
        return option;
    }
}
