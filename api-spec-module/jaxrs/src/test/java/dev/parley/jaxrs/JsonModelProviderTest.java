package dev.parley.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.NoContentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Bodies in and out, without a container. */
final class JsonModelProviderTest {
    private static final Annotation[] NONE = {};

    @Test
    void types_of_the_model_are_read_and_written_and_no_others() {
        JsonModelProvider provider = JsonModelProvider.strict();
        MediaType json = MediaType.APPLICATION_JSON_TYPE;
        assertThat(provider.isReadable(CreateResponse.class, CreateResponse.class, NONE, json))
                .isTrue();
        assertThat(provider.isWriteable(Input.Text.class, Input.class, NONE, json))
                .isTrue();
        assertThat(provider.isReadable(String.class, String.class, NONE, json)).isFalse();
        assertThat(provider.isWriteable(byte[].class, byte[].class, NONE, json)).isFalse();
    }

    @Test
    void a_body_comes_in_and_goes_out() throws IOException {
        String body = "{\"model\":\"m\",\"input\":\"hi\"}";
        JsonModel read = read(JsonModelProvider.strict(), CreateResponse.class, body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonModelProvider.strict()
                .writeTo(read, read.getClass(), read.getClass(), NONE, null, new MultivaluedHashMap<>(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void unions_are_read_like_records() throws IOException {
        assertThat(read(JsonModelProvider.lenient(), Input.class, "\"hi\"")).isEqualTo(Input.of("hi"));
    }

    @Test
    void a_strict_provider_refuses_what_a_lenient_one_keeps() throws IOException {
        String body = "{\"model\":5}";
        assertThatThrownBy(() -> read(JsonModelProvider.strict(), CreateResponse.class, body))
                .isInstanceOfSatisfying(
                        JsonMismatchException.class, e -> assertThat(e.path()).isEqualTo("model"));
        assertThat(read(JsonModelProvider.lenient(), CreateResponse.class, body).toJson())
                .isEqualTo(body);
    }

    @Test
    void an_empty_body_is_no_content() {
        assertThatThrownBy(() -> read(JsonModelProvider.strict(), CreateResponse.class, ""))
                .isInstanceOf(NoContentException.class);
    }

    @Test
    void the_container_s_stream_stays_open() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        read(JsonModelProvider.strict(), CreateResponse.class, body);
        assertThat(closed).isFalse();
    }

    private static JsonModel read(JsonModelProvider provider, Class<? extends JsonModel> type, String body)
            throws IOException {
        return read(provider, type, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static JsonModel read(JsonModelProvider provider, Class<? extends JsonModel> type, InputStream body)
            throws IOException {
        return provider.readFrom(
                (Class<JsonModel>) type, type, NONE, MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>(), body);
    }
}
