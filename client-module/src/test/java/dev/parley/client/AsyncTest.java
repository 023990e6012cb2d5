package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.client.http.ApiException;
import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AsyncTest {
    private static final CreateResponse HELLO =
            CreateResponse.builder().model("m").build();

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Async async(String url) {
        return ParleyClient.builder().baseUrl(url).maxRetries(0).build().async(executor);
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void a_call_runs_on_the_executor_and_its_answer_is_the_future() {
        answer(Wire.jsonFile("response-openai-v1.json"));

        CompletableFuture<String> answer = async(SERVER.baseUrl())
                .call(client -> client.responses().create(HELLO).id() + " on "
                        + Thread.currentThread().getName().replaceAll("\\d+", "n"));

        assertThat(answer.join()).isEqualTo("resp_1 on pool-n-thread-n");
    }

    @Test
    void what_the_call_throws_the_future_fails_with() {
        answer(Wire.json(400, "{\"error\":{\"message\":\"No.\"}}"));

        CompletableFuture<Response> answer =
                async(SERVER.baseUrl()).call(client -> client.responses().create(HELLO));

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ApiException.class)
                .hasMessageContaining("No.");
    }

    @Test
    void cancelling_ends_the_exchange_and_frees_the_thread_uninterrupted() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Async async = async("http://127.0.0.1:" + silent.getLocalPort());
            CompletableFuture<Response> answer =
                    async.call(client -> client.responses().create(HELLO));
            try (Socket connection = silent.accept()) {
                connection.getInputStream().read();

                assertThat(answer.cancel(true)).isTrue();

                assertThat(answer).isCancelled();
                drain(connection);
            }
            assertThat(executor.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
        }
    }

    @Test
    void a_call_that_was_cancelled_before_its_turn_is_never_made() throws Exception {
        answer(Wire.jsonFile("response-openai-v1.json"));
        CompletableFuture<Void> gate = new CompletableFuture<>();
        executor.execute(gate::join);
        CompletableFuture<Response> answer =
                async(SERVER.baseUrl()).call(client -> client.responses().create(HELLO));

        answer.cancel(true);
        gate.complete(null);
        executor.submit(() -> {}).get();

        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    /** Returns when the other end has closed, in whatever way. */
    private static void drain(Socket connection) {
        try {
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            // A reset is an end, too.
        }
    }
}
