package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import java.util.Set;

/** Lightcone's first document: flat items, four kinds of them, times as text, pixels, a computer tool and no other. */
final class LightconeV1 implements Dialect {
    private final RequestFields fields;

    LightconeV1(RequestFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return "lightcone-v1";
    }

    @Override
    public boolean namesEvents() {
        return true;
    }

    @Override
    public Set<String> toolTypes() {
        return Set.of("computer_use", "computer_use_preview");
    }

    @Override
    public CreateResponse accept(CreateResponse request) {
        fields.check(request);
        return request;
    }

    @Override
    public DialectView view(Response response) {
        return new LightconeV1View();
    }
}
