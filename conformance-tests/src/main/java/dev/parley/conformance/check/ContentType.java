package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** The media type is the one that belongs to what was asked for. */
final class ContentType implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("is");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<String> allowed = evidence.texts("is");
        String type = evidence.answer().headers().mediaType();
        return allowed.contains(type)
                ? List.of()
                : List.of(new Finding.Violation(
                        "header content-type", "wrong media type", String.join(" or ", allowed), type));
    }
}
