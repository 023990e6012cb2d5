import dev.parley.client.InputItems;
import dev.parley.client.ParleyClient;
import dev.parley.client.ResponseStream;
import dev.parley.client.http.ApiException;
import dev.parley.model.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Each operation once, as the README shows them: java -cp parley-client-all.jar Operations.java URL [model]; key in PARLEY_KEY */
public final class Operations {
    private Operations() {}

    public static void main(String[] args) {
        var client = client(args[0]);
        CreateResponse request = CreateResponse.builder()
                .model(args.length > 1 ? args[1] : "parley-scripted")
                .input(Input.of("Name a city in Norway."))
                .build();
        models(client);
        String id = create(client, request);
        stream(client, request);
        stored(client, id);
        errors(client);
        async(client, request);
    }

    static ParleyClient client(String url) {
        ParleyClient client = ParleyClient.builder()
                .baseUrl(url)                              // a prefix, a trailing slash, a trailing /v1 are fine
                .apiKey(System.getenv("PARLEY_KEY"))       // left out: no key is sent
                .maxReconnects(3)                          // left out: streams that drop are not taken up again
                .build();                                  // thread-safe; make one, keep it
        return client;
    }

    static void models(ParleyClient client) {
        client.models().list().forEach(model -> System.out.println(model.id()));
    }

    static String create(ParleyClient client, CreateResponse request) {
        Response response = client.responses().create(request);
        if (response.status() == ResponseStatus.COMPLETED) System.out.println(response.output());
        return response.id();
    }

    static void stream(ParleyClient client, CreateResponse request) {
        try (ResponseStream stream = client.responses().createStreaming(request)) {
            while (stream.hasNext()) {
                if (stream.next() instanceof OutputTextDeltaEvent delta) System.out.print(delta.delta());
            }
        }
    }

    static void stored(ParleyClient client, String id) {
        Response again = client.responses().retrieve(id);
        try (ResponseStream replay = client.responses().retrieveStreaming(id)) {
            System.out.println(replay.collect().equals(again));
        }

        InputItems items = client.responses().inputItems(id).order(ListOrder.ASC).pageSize(50);
        for (ListedItem item : items) {
            System.out.println(item.toJson());
        }

        client.responses().list().stream().limit(100).forEach(stored -> System.out.println(stored.id()));

        DeletedResponse deleted = client.responses().delete(id);
        System.out.println(deleted.deleted());
    }

    static void background(ParleyClient client, CreateResponse request) {
        Response queued = client.responses().createBackground(request);
        Response running = client.responses().retrieve(queued.id());
        System.out.println(running.status());

        try (ResponseStream events = client.responses().retrieveStreaming(queued.id())) {
            Response finished = events.collect();          // waits for the end, over as many connections as it takes
            System.out.println(finished.status());
        }

        Response cancelled = client.responses().cancel(queued.id());
        System.out.println(cancelled.status());
    }

    static void backgroundStream(ParleyClient client, CreateResponse request) {
        CreateResponse background = request.toBuilder().background(true).build();
        try (ResponseStream stream = client.responses().createStreaming(background)) {
            stream.onEvent(event -> System.out.println(event.type())).collect();
        }
    }

    static void v5(ParleyClient client, CreateResponse request) {
        Response response = client.v5().create(request.toBuilder().model("openai/gpt-5").build());
        client.v5().retrieve(response.id());
        client.v5().cancel(response.id());
        client.v5().delete(response.id());
    }

    static void errors(ParleyClient client) {
        try {
            client.responses().retrieve("resp_unknown");
        } catch (ApiException e) {
            System.out.println(e.status() + " " + e.error().map(ErrorBody::code) + " " + e.requestId());
        }
    }

    static void async(ParleyClient client, CreateResponse request) {
        ExecutorService executor = Executors.newCachedThreadPool();   // or newVirtualThreadPerTaskExecutor()
        CompletableFuture<Response> answer = client.async(executor).call(c -> c.responses().create(request));
        answer.thenAccept(response -> System.out.println(response.status())).join();
        executor.shutdown();
    }
}
