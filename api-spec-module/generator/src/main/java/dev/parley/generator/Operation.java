package dev.parley.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of the contract. {@code events} is the type of its server-sent events, if it can stream. */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable Body body,
        @Nullable Type result,
        @Nullable Type events,
        Doc doc) {
    record Parameter(String name, String in, Usage usage, boolean required, Doc doc) {
        String javaName() {
            return Names.component(name);
        }

        String javaType() {
            return required ? JavaCode.name(usage.type()) : "@Nullable " + JavaCode.boxed(usage.type());
        }
    }

    /** {@code switched}: the body itself says whether the answer is to be a stream. */
    record Body(Type type, boolean required, boolean switched) {}
}
