package dev.parley.conformance.junit;

import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Surroundings;
import dev.parley.conformance.suite.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The conformance kit as a JUnit test: extend it, say where the server is, and each case of the profile becomes a test. What
 * can't be judged, what the server honestly refuses and what is expected to fail is aborted, with its reason. Cases run one
 * after another, because some judge times.
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ConformanceTest {
    /** The base URL of a server that listens, with or without {@code /v1}. Asked once, before the first case. */
    protected abstract URI server();

    /** Which kind of server it is: {@code lightcone-v1}, {@code lightcone-compat}, {@code openai-v1} or {@code v5}. */
    protected String profile() {
        return "openai-v1";
    }

    /** The API key; without one the cases about keys are aborted. */
    protected Optional<String> key() {
        return Optional.empty();
    }

    /** The model to ask; without one the profile's. */
    protected Optional<String> model() {
        return Optional.empty();
    }

    /** Other words for the model, by the names that {@code conform run --prompt} takes. */
    protected Map<String, String> prompts() {
        return Map.of();
    }

    /**
     * The kit's own upstream behind the server, opened before the server that has a route to it; without one the cases about
     * upstreams are aborted. Who opens its puppet closes it.
     */
    protected Optional<Stage> stage() {
        return Optional.empty();
    }

    /** What else is there: another tenant's key, a second instance, limits. Without it the cases that need it are aborted. */
    protected Surroundings surroundings() {
        return Surroundings.NONE;
    }

    /** Whether a case that can't be judged fails instead of being aborted: for those whom nothing may escape. */
    protected boolean mustJudge() {
        return false;
    }

    /** Which cases to run, such as {@code stream/*,object/ids}. */
    protected String cases() {
        return "*";
    }

    /** A list of failures that are known and accepted, as {@code conform run --expected} takes it. */
    protected Optional<Path> expectedFailures() {
        return Optional.empty();
    }

    /** How long one request may take. */
    protected Duration timeout() {
        return Duration.ofSeconds(60);
    }

    /** Makes the tests; JUnit calls it. */
    @TestFactory
    public final Stream<DynamicNode> conformance(TestReporter reporter) {
        Cases cases = Cases.of(this);
        return cases.byArea((result, diagnostics) -> {
            String text = result.verdict().words() + "\n" + String.join("\n", diagnostics);
            if (result.failsRun() || isUnjudged(result)) {
                Assertions.fail(text);
            } else if (isOpen(result)) {
                Assumptions.abort(text);
            } else if (result.verdict() == Verdict.WARN) {
                reporter.publishEntry(result.of().id(), text);
            }
        });
    }

    private boolean isUnjudged(CaseResult result) {
        return result.verdict() == Verdict.KIT_BROKEN || (mustJudge() && result.verdict() == Verdict.NOT_TESTABLE);
    }

    private static boolean isOpen(CaseResult result) {
        return result.failsAsExpected()
                || result.verdict() == Verdict.NOT_TESTABLE
                || result.verdict() == Verdict.UNSUPPORTED;
    }
}
