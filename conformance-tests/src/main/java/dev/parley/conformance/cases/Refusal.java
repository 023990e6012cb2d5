package dev.parley.conformance.cases;

import java.util.List;

/**
 * The honest way out of a case: a typed error that says "not here". It counts where the profile doesn't claim the feature
 * as core, or ({@code always}) where the requirement itself leaves the choice. Without {@code params} the error must have
 * a code that says so; with them it must name one of them. {@code on} names the steps it may come from; otherwise any.
 */
public record Refusal(List<Integer> status, List<String> params, boolean always, List<String> on) {
    static final Refusal USUAL = new Refusal(null, null, false, null);

    public Refusal {
        status = status == null ? List.of(400) : List.copyOf(status);
        on = on == null ? List.of() : List.copyOf(on);
        params = params == null ? List.of() : List.copyOf(params);
    }
}
