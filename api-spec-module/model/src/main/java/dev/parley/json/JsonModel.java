package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Anything that has a JSON form: records, union members, open enums, raw values. Immutable; knows no transport. */
public interface JsonModel {
    void writeTo(JsonGenerator g) throws IOException;

    /** What the components cannot say: unknown properties, explicit nulls, values of an unexpected type. */
    default Extra extra() {
        return Extra.NONE;
    }

    default String toJson() {
        return Json.toString(this);
    }
}
