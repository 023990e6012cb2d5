package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import java.util.Set;

/** OpenAI's document of April 2025. It has no raw reasoning: that is shown as a summary. */
final class OpenAiV1 implements Dialect {
    private final RequestFields fields;

    OpenAiV1(RequestFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return "openai-v1";
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
        return fields.check(request);
    }

    @Override
    public DialectView view(Response response) {
        return new OpenAiV1View();
    }
}
