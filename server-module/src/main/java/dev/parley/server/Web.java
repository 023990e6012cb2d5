package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server allows pages and requests.
 *
 * @param cors origins whose pages may call it from a browser, such as {@code https://app.example}; {@code *} is any
 * @param lenient whether fields of a request that no document has are passed over instead of refused, and grammars that models
 *     can only be told of
 */
public record Web(List<String> cors, boolean lenient) {
    /** No page of elsewhere, and no unknown field. */
    public static final Web DEFAULT = new Web(List.of(), false);

    @JsonCreator
    static Web of(
            @JsonProperty("cors") @Nullable List<String> cors, @JsonProperty("lenient") @Nullable Boolean lenient) {
        return new Web(cors == null ? List.of() : List.copyOf(cors), Boolean.TRUE.equals(lenient));
    }
}
