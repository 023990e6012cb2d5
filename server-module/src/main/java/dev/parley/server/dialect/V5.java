package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.service.ApiException;
import java.util.Set;

/** Scale's v5: {@code vendor/model}, frames without {@code event:} lines, the canonical form of everything else. */
final class V5 implements Dialect {
    private final RequestFields fields;

    V5(RequestFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return "v5";
    }

    @Override
    public boolean namesEvents() {
        return false;
    }

    @Override
    public Set<String> toolTypes() {
        return Set.of("function", "computer_use", "computer_use_preview");
    }

    @Override
    public CreateResponse accept(CreateResponse request) {
        fields.check(request);
        if (!String.valueOf(request.model()).matches("[^/]+/.+")) {
            throw ApiException.invalid("invalid_value", "model", "A model is written vendor/model here.");
        }
        return request;
    }

    @Override
    public DialectView view(Response response) {
        return new DialectView() {};
    }
}
