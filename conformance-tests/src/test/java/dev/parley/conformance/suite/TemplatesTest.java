package dev.parley.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.profile.Profiles;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplatesTest {
    private final Target target = new Target(
            URI.create("http://localhost"), Optional.empty(), Optional.of("m"), Map.of("text", "Say \"hi\"."));

    private JsonNode fill(String profile, String template) {
        var chosen = new Profiles().get(profile);
        Variables variables = Variables.of(chosen, target).with("item", Trees.read("{\"a\":[1]}"));
        return new Templates(chosen, variables).fill(Trees.read(template));
    }

    @Test
    void a_name_alone_becomes_the_value_and_a_name_in_a_text_becomes_part_of_it() {
        assertThat(fill("v5", "{\"x\":\"${item}\",\"y\":\"<${model}>\"}"))
                .isEqualTo(Trees.read("{\"x\":{\"a\":[1]},\"y\":\"<m>\"}"));
    }

    @Test
    void a_shape_is_written_as_the_dialect_writes_it() {
        String template = "{\"$shape\":\"user\",\"text\":\"${prompt.text}\"}";

        assertThat(fill("lightcone-v1", template).toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Say \\\"hi\\\".\"}]}]");
        assertThat(fill("openai-v1", template).path(0).path("type").asText()).isEqualTo("message");
    }

    @Test
    void a_name_that_nothing_sets_breaks_the_kit_and_not_the_server() {
        assertThatThrownBy(() -> fill("v5", "\"${nobody}\"")).isInstanceOf(BrokenKitException.class);
        assertThatThrownBy(() -> fill("v5", "{\"$shape\":\"nothing\"}")).isInstanceOf(BrokenKitException.class);
    }

    @Test
    void the_picture_is_a_png() {
        assertThat(Screenshot.dataUrl())
                .startsWith("data:image/png;base64,iVBORw0KGgo")
                .hasSizeLessThan(8000);
    }
}
