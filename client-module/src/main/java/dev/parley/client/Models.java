package dev.parley.client;

import dev.parley.client.stub.ModelsStub;
import dev.parley.model.Model;
import java.util.List;

/** What requests may name as their model. None of the published documents has it, but most servers of the family do. */
public final class Models {
    private final ModelsStub stub;

    Models(ModelsStub stub) {
        this.stub = stub;
    }

    /** The models that the server has by name, in its own order. */
    public List<Model> list() {
        List<Model> models = stub.listModels().data();
        return models == null ? List.of() : models;
    }
}
