package dev.parley.server.http;

import dev.parley.api.ModelsApi;
import dev.parley.model.Model;
import dev.parley.model.ModelList;
import jakarta.inject.Inject;

/** {@code /v1/models}: what requests may name. */
public final class ModelsResource implements ModelsApi {
    private static final String OWN = "parley";

    private final Models models;

    /** One for each request. */
    @Inject
    public ModelsResource(Models models) {
        this.models = models;
    }

    @Override
    public ModelList listModels() {
        return ModelList.builder()
                .data(models.names().stream().map(this::model).toList())
                .build();
    }

    private Model model(String name) {
        int slash = name.indexOf('/');
        return Model.builder()
                .id(name)
                .created(models.since().getEpochSecond())
                .ownedBy(slash > 0 ? name.substring(0, slash) : OWN)
                .build();
    }
}
