package dev.parley;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.FunctionTool;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.concurrent.Callable;

/** Reads and writes, for a class loader without anything optional. */
public final class CoreOnly implements Callable<String> {
    static final String DOCUMENT = "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":\"hi\"}],"
            + "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"x\":1.0}]}";

    @Override
    public String call() throws IOException {
        CreateResponse request = Json.readStrict(DOCUMENT, CreateResponse::read);
        if (!(request.tools().get(0) instanceof FunctionTool)) {
            throw new IllegalStateException(request.toString());
        }
        for (RecordComponent component : CreateResponse.class.getRecordComponents()) {
            for (Annotation annotation : component.getAnnotations()) {
                throw new IllegalStateException(annotation + " must not be on the class path");
            }
        }
        return request.toBuilder().build().toJson();
    }
}
