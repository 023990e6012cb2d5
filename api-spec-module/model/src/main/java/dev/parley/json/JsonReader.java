package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads one value: the parser stands on the value's first token before and on its last token after. */
@FunctionalInterface
public interface JsonReader<T> {
    T read(JsonParser p) throws IOException;
}
