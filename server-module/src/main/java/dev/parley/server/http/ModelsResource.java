package dev.parley.server.http;

import dev.parley.api.ModelsApi;
import dev.parley.model.Model;
import dev.parley.model.ModelList;
import dev.parley.server.engine.ModelNames.Listed;
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
                .data(models.listed().stream().map(this::model).toList())
                .build();
    }

    private Model model(Listed listed) {
        return Model.builder()
                .id(listed.id())
                .created(models.since().getEpochSecond())
                .ownedBy(owner(listed))
                .build();
    }

    private static String owner(Listed listed) {
        int slash = listed.id().indexOf('/');
        return listed.owner() != null ? listed.owner() : slash > 0 ? listed.id().substring(0, slash) : OWN;
    }
}
