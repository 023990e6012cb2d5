package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Given;
import dev.parley.conformance.mcp.McpServer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tester knows about the server under test besides its address: a second tenant's key, a second instance, how to
 * restart it, how long it keeps things, what it can reach. All of it may be missing.
 */
public record Surroundings(
        Optional<String> otherKey,
        Optional<URI> replica,
        Optional<Restart> restart,
        Limits limits,
        Reachable reachable) {
    public static final Surroundings NONE =
            new Surroundings(Optional.empty(), Optional.empty(), Optional.empty(), Limits.UNKNOWN, Reachable.NOTHING);

    /** Ends the server under test, starts it again on what it has stored, and returns when that has been asked for. */
    @FunctionalInterface
    public interface Restart {
        void perform() throws InterruptedException;
    }

    /** How long and how many responses are kept, how long streams can be resumed, and how long to wait for anything. */
    public record Limits(
            OptionalInt retentionSeconds, OptionalInt retained, OptionalInt resumeSeconds, Waiting waiting) {
        public static final Limits UNKNOWN =
                new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), new Waiting(60, 120));
    }

    /** In seconds: for an answer in the background, and for things past their time, which nobody sweeps at the second. */
    public record Waiting(int patience, int grace) {}

    /** What the server under test can reach: an MCP server of the kit's own, whose opener closes it, and a picture. */
    public record Reachable(Optional<McpServer> mcp, Optional<URI> screenshot) {
        public static final Reachable NOTHING = new Reachable(Optional.empty(), Optional.empty());
    }

    public Surroundings withOtherKey(String key) {
        return new Surroundings(Optional.of(key), replica, restart, limits, reachable);
    }

    public Surroundings withReplica(URI url) {
        return new Surroundings(otherKey, Optional.of(url), restart, limits, reachable);
    }

    public Surroundings withLimits(Limits others) {
        return new Surroundings(otherKey, replica, restart, others, reachable);
    }

    public Surroundings withMcp(McpServer server) {
        return new Surroundings(
                otherKey, replica, restart, limits, new Reachable(Optional.of(server), reachable.screenshot()));
    }

    public Surroundings withRestart(Restart how) {
        return new Surroundings(otherKey, replica, Optional.of(how), limits, reachable);
    }

    boolean has(Given given) {
        return switch (given) {
            case KEY -> true;
            case OTHER_KEY -> otherKey.isPresent();
            case REPLICA -> replica.isPresent();
            case RESTART -> restart.isPresent();
            case RETENTION_SECONDS -> limits.retentionSeconds().isPresent();
            case RETAINED -> limits.retained().isPresent();
            case RESUME_SECONDS -> limits.resumeSeconds().isPresent();
            case MCP -> reachable.mcp().isPresent();
            case SCREENSHOT_URL -> reachable.screenshot().isPresent();
        };
    }

    /** What templates may say of it. */
    Map<String, String> variables() {
        return Map.of(
                "other_key",
                otherKey.orElse(""),
                "patience",
                String.valueOf(limits.waiting().patience()),
                "grace",
                String.valueOf(limits.waiting().grace()),
                "retention_wait",
                wait(limits.retentionSeconds()),
                "retained",
                text(limits.retained()),
                "resume_wait",
                wait(limits.resumeSeconds()),
                "screenshot_url",
                reachable.screenshot().map(URI::toString).orElse(""));
    }

    private String wait(OptionalInt seconds) {
        return seconds.isPresent()
                ? String.valueOf(seconds.getAsInt() + limits.waiting().grace())
                : "";
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }
}
