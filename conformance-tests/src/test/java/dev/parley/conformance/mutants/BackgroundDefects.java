package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Ways to work wrongly while nobody waits, and to tell a stream wrongly a second time. */
final class BackgroundDefects {
    private BackgroundDefects() {}

    static List<Defect> background() {
        return List.of(
                Defect.of("waits for the end", "background/starts", "values", Flaw.skip("in-background"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "takes its time to begin",
                                "background/starts",
                                "answers-within",
                                Flaw.started(r -> pause(5000)))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("never finishes", "background/finishes", "answers-text", Flaw.skip("finish"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "stored otherwise than streamed",
                                "background/streamed",
                                "same-object",
                                Flaw.retrieved(r -> r.put("status", "in_progress")))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "begins without a model",
                                "background/valid",
                                "body-schema",
                                Flaw.started(r -> r.remove("model")))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "silent after the background",
                                "background/chained",
                                "answers-text",
                                Flaw.items("message", BackgroundDefects::silent))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "falls over what is unfinished",
                                "background/chain-unfinished",
                                "status",
                                Flaw.skip("status previous_response_not_finished"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("only says that it cancels", "background/cancel", "until", Flaw.skip("cancel-live", "finish"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("cancels once", "background/cancel-twice", "status", Flaw.skip("cancel-twice"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "falls over what is finished",
                                "background/cancel-finished",
                                "status",
                                Flaw.skip("status not_cancellable"))
                        .in(Dialect.LIGHTCONE_COMPAT));
    }

    static List<Defect> resume() {
        return List.of(
                Defect.of(
                                "resumes from the beginning",
                                "resume/after-every-event",
                                "resumes",
                                Flaw.skip("starting_after"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("other bytes each time", "resume/whole", "resumes", Flaw.replayed(counting()))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("other bytes when live", "resume/live", "resumes", Flaw.replayed(counting()))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("takes any place", "resume/not-a-number", "status", Flaw.skip("number"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("streams what never was", "resume/unknown", "status", Flaw.skip("unknown-id GET"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("streams what is deleted", "resume/deleted", "status", Flaw.skip("delete"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("resumes for ever", "resume/window", "status", Flaw.skip("resume-window"))
                        .in(Dialect.LIGHTCONE_COMPAT));
    }

    static void silent(ObjectNode message) {
        ((ObjectNode) message.path("content").path(0)).put("text", "");
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static UnaryOperator<String> counting() {
        AtomicInteger frames = new AtomicInteger();
        return frame -> frame.replace("data: {", "data: {\"n\": " + frames.incrementAndGet() + ", ");
    }
}
