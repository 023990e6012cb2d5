package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import java.util.Set;

/** Lightcone's later document, in front of vLLM: coordinates on a grid of 0 to 999, reasoning parts of their own. */
final class LightconeCompat implements Dialect {
    private final RequestFields fields;

    LightconeCompat(RequestFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return "lightcone-compat";
    }

    @Override
    public boolean namesEvents() {
        return true;
    }

    @Override
    public Set<String> toolTypes() {
        return Set.of("function", "computer_use", "computer_use_preview");
    }

    @Override
    public CreateResponse accept(CreateResponse request) {
        fields.check(request);
        return Grid.of(request.tools()).map(grid -> grid.toPixels(request)).orElse(request);
    }

    @Override
    public DialectView view(Response response) {
        return new CompatView(Grid.of(response.tools()).orElse(null));
    }
}
