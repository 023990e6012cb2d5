package dev.parley.benchmarks;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import java.io.IOException;

/** Ours. */
final class ParleyCodec implements Codec {
    @Override
    public Object readEvent(byte[] json) throws IOException {
        return Json.read(json, StreamEvent::read);
    }

    @Override
    public Object readResponse(byte[] json) throws IOException {
        return Json.read(json, Response::read);
    }

    @Override
    public byte[] write(Object value) {
        return Json.write((JsonModel) value);
    }
}
