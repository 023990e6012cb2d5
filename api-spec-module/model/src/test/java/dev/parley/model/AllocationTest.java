package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A picture of 10 MB passes without copies piling up. Bytes are counted and not times, so this is no measurement. */
final class AllocationTest {
    private static final String PICTURE = Base64.getEncoder().encodeToString(new byte[10_000_000]);
    private static final String TYPE_FIRST =
            "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"%\"}]}]}";
    private static final String TYPE_LAST =
            "{\"model\":\"m\",\"input\":[{\"content\":[{\"image_url\":\"%\",\"type\":\"input_image\"}],\"role\":\"user\"}]}";

    private interface Action {
        Object run() throws IOException;
    }

    @Test
    void reading_keeps_one_copy_and_the_parsers_buffer() throws IOException {
        byte[] json = document(TYPE_FIRST);
        assertThat(allocated(() -> Json.read(json, CreateResponse::read))).isLessThan(6L * json.length);
        assertThat(allocated(() -> Json.readStrict(new ByteArrayInputStream(json), CreateResponse::read)))
                .isLessThan(6L * json.length);
    }

    @Test
    void a_type_that_comes_after_the_picture_costs_no_further_copy() throws IOException {
        byte[] json = document(TYPE_LAST);
        assertThat(allocated(() -> Json.read(json, CreateResponse::read))).isLessThan(6L * json.length);
    }

    @Test
    void writing_to_a_stream_copies_nothing_at_all() throws IOException {
        CreateResponse request = Json.read(document(TYPE_FIRST), CreateResponse::read);
        assertThat(allocated(() -> {
                    Json.write(request, OutputStream.nullOutputStream());
                    return request;
                }))
                .isLessThan(200_000);
    }

    @Test
    void writing_to_bytes_makes_the_bytes_and_what_they_grew_in() throws IOException {
        CreateResponse request = Json.read(document(TYPE_FIRST), CreateResponse::read);
        assertThat(allocated(() -> Json.write(request))).isLessThan(4L * PICTURE.length());
        assertThat(allocated(request::toString)).isLessThan(200_000);
    }

    private static byte[] document(String form) {
        return form.replace("%", PICTURE).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long allocated(Action action) throws IOException {
        action.run(); // classes and pooled buffers
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Object result = action.run();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(result).isNotNull();
        return bytes;
    }
}
