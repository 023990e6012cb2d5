package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ParleyClient;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ConnectionException;
import dev.parley.client.http.ProtocolException;
import dev.parley.conformance.fixture.FixtureReader;
import dev.parley.conformance.mock.Break;
import dev.parley.conformance.mock.MockServer;
import dev.parley.conformance.mock.Torture;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own client against the mock server, as anybody may test theirs. */
final class ClientAgainstMockTest {
    private final CreateResponse request =
            CreateResponse.builder().model("any").input(Input.of("Say hi.")).build();

    private static MockServer mock(String torture, Optional<Break> broken, int first) {
        var manner = new MockServer.Manner(Torture.read(torture), broken, first, 0);
        return new MockServer(new FixtureReader().shipped("openai-v1"), manner, 0);
    }

    private static ParleyClient client(MockServer mock) {
        return ParleyClient.builder().baseUrl(mock.url().toString()).build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "chunks",
                "bytes",
                "crlf",
                "comments",
                "multiline",
                "bom",
                "heartbeats",
                "keys",
                "unknown",
                "all"
            })
    void a_tortured_stream_is_read_to_its_end(String torture) {
        try (MockServer mock = mock(torture, Optional.empty(), 0);
                var stream = client(mock).responses().createStreaming(request)) {
            Response response = stream.collect();

            assertThat(response.status()).isEqualTo(ResponseStatus.COMPLETED);
            assertThat(response.output()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "NO_TERMINAL", "MALFORMED"})
    void a_broken_stream_is_never_a_response(Break broken) {
        try (MockServer mock = mock("none", Optional.of(broken), 0);
                var stream = client(mock).responses().createStreaming(request)) {
            assertThatThrownBy(stream::collect).isInstanceOfAny(ConnectionException.class, ProtocolException.class);
        }
    }

    @Test
    void a_server_that_fails_at_first_is_asked_again() {
        try (MockServer mock = mock("none", Optional.of(Break.TOO_MANY), 1)) {
            assertThat(client(mock).responses().create(request).status()).isEqualTo(ResponseStatus.COMPLETED);
        }
    }

    @Test
    void an_unmatched_request_is_the_mock_s_own_typed_error() {
        try (MockServer mock = mock("none", Optional.empty(), 0)) {
            assertThatThrownBy(() -> client(mock).responses().retrieve("resp_nothing/else"))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("no fixture for: GET /v1/responses");
        }
    }
}
