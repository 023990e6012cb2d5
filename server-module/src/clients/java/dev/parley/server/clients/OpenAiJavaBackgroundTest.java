package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** openai-java: responses in the background, left, followed again and cancelled. */
final class OpenAiJavaBackgroundTest {
    private ChatUpstream upstream;
    private TestServer server;
    private OpenAIClient client;

    @BeforeEach
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
        client = OpenAiJava.of(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        upstream.close();
    }

    @Test
    void a_background_response_is_polled_until_it_is_there() {
        upstream.next(ChatReply.completion("Done."));
        Response created = client.responses().create(inTheBackground());

        assertThat(created.status()).contains(ResponseStatus.QUEUED);
        assertThat(created.background()).contains(true);
        Until.is("completed", () -> statusOf(created.id()));
        assertThat(OpenAiJava.textOf(client.responses().retrieve(created.id()))).isEqualTo("Done.");
    }

    @Test
    void a_slow_background_response_is_cancelled() throws Exception {
        upstream.next(ChatReply.stream().text("One").hold());
        Response created = client.responses().create(inTheBackground());
        Until.is("in_progress", () -> statusOf(created.id()));
        Response cancelled = client.responses().cancel(created.id());

        assertThat(cancelled.status()).contains(ResponseStatus.CANCELLED);
        assertThat(client.responses().cancel(created.id()).status()).contains(ResponseStatus.CANCELLED);
        assertThat(statusOf(created.id())).isEqualTo("cancelled");
        upstream.assertClientLeaves(upstream.takeRequest());
    }

    @Test
    void a_background_stream_is_left_and_resumed_where_it_was_left() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" and late")
                .finish("stop")
                .usage(3, 2)
                .done());
        ResponseTextDeltaEvent left;
        String id;
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(inTheBackground())) {
            Iterator<ResponseStreamEvent> events = stream.stream().iterator();
            ResponseStreamEvent event = events.next();
            id = event.asCreated().response().id();
            while (!event.isOutputTextDelta()) {
                event = events.next();
            }
            left = event.asOutputTextDelta();
        }
        gate.countDown();
        List<ResponseStreamEvent> rest = OpenAiJava.resume(client, id, left.sequenceNumber());

        assertThat(left.delta()).isEqualTo("early");
        assertThat(OpenAiJava.textOf(rest)).isEqualTo(" and late");
        assertThat(rest.get(0).asOutputTextDelta().sequenceNumber()).isEqualTo(left.sequenceNumber() + 1);
        assertThat(OpenAiJava.textOf(rest.get(rest.size() - 1).asCompleted().response()))
                .isEqualTo("early and late");
    }

    @Test
    void a_stream_in_the_foreground_can_be_replayed_when_it_is_stored() {
        upstream.next(
                ChatReply.stream().text("Hello").text(" again").finish("stop").done());
        List<ResponseStreamEvent> live = OpenAiJava.stream(
                client,
                ResponseCreateParams.builder().model("m-1").input("hello").build());
        String id = live.get(0).asCreated().response().id();

        assertThat(OpenAiJava.resume(client, id, -1)).isEqualTo(live);
    }

    @Test
    void cancelling_what_ended_in_the_foreground_is_a_typed_error() {
        upstream.next(ChatReply.completion("Done."));
        Response done = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("m-1")
                        .input("hello")
                        .build());

        assertThatThrownBy(() -> client.responses().cancel(done.id()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        error -> assertThat(error.type()).contains("invalid_request_error"));
    }

    private static ResponseCreateParams inTheBackground() {
        return ResponseCreateParams.builder()
                .model("m-1")
                .input("hello")
                .background(true)
                .build();
    }

    private String statusOf(String id) {
        return client.responses().retrieve(id).status().orElseThrow().asString();
    }
}
