package dev.parley.client;

import dev.parley.client.http.Transport;
import dev.parley.client.stub.ModelsStub;
import dev.parley.client.stub.ResponsesStub;
import dev.parley.client.stub.V5ResponsesStub;
import java.util.concurrent.Executor;

/**
 * A client for one server: {@code ParleyClient.builder().baseUrl("http://localhost:8080").build()}. Thread-safe; make one and
 * keep it. Calls throw {@link dev.parley.client.http.ParleyException}s. Knows nothing of tools and keeps no conversation.
 */
public final class ParleyClient {
    private final Responses responses;
    private final V5Responses v5;
    private final Models models;

    private ParleyClient(Transport v1, Transport v5, int maxReconnects) {
        this.responses = new Responses(new ResponsesStub(v1), maxReconnects);
        this.v5 = new V5Responses(new V5ResponsesStub(v5));
        this.models = new Models(new ModelsStub(v1));
    }

    static ParleyClient over(Transport v1, Transport v5, int maxReconnects) {
        return new ParleyClient(v1, v5, maxReconnects);
    }

    public static ParleyClientBuilder builder() {
        return new ParleyClientBuilder();
    }

    /** The operations below {@code /v1/responses}. */
    public Responses responses() {
        return responses;
    }

    /** The operations below {@code /v5/responses}. */
    public V5Responses v5() {
        return v5;
    }

    /** The models that the server offers. */
    public Models models() {
        return models;
    }

    /** The same calls on threads of the executor, as futures. */
    public Async async(Executor executor) {
        return new Async(this, executor);
    }
}
