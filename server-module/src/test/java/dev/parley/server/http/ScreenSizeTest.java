package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A computer that does not say how large its display is, and a model that counts in cells: what the screenshot tells. */
final class ScreenSizeTest extends ChatComputerFixture {
    private static final String TOOL = "\"tools\":[{\"type\":\"computer\"}],";
    private static final String BATCH = "{\"actions\":[{\"type\":\"screenshot\"}]}";
    private static final String CLICK =
            "{\"actions\":[{\"type\":\"click\",\"button\":\"left\",\"x\":500,\"y\":999},{\"type\":\"wait\"}]}";

    private final TestServer cells = inFrontOfOneThatCountsInCells();

    @AfterEach
    void stopCells() {
        cells.close();
    }

    /** Screens of 1280 times 720 pixels. */
    static List<String> screens() {
        byte[] jpeg = image("jpeg");
        return List.of(
                url(image("png")),
                url(jpeg),
                url(withProfile(jpeg)),
                url("52494646 1E000000 57454250 56503858 0A000000 00000000 FF0400 CF0200"),
                url("52494646 19000000 57454250 5650384C 0D000000 2F FFC4B300 00000000"),
                url("52494646 1E000000 57454250 56503820 12000000 30010A 9D012A 0005 D002 0000"));
    }

    private static byte[] image(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same with 60,000 bytes of something else in front of the size. */
    private static byte[] withProfile(byte[] jpeg) {
        byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 60_002);
        System.arraycopy(jpeg, 2, longer, 60_004, jpeg.length - 2);
        System.arraycopy(HexFormat.of().parseHex("FFE2EA60"), 0, longer, 2, 4);
        return longer;
    }

    private static String url(byte[] image) {
        return "data:image/any;base64," + Base64.getEncoder().encodeToString(image);
    }

    private static String url(String hex) {
        return url(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private Answer ask(TestServer server, String dialect, String more) {
        return new Http(server.uri(), "X-Parley-Dialect", dialect)
                .post(dialect.equals("v5") ? "/v5/responses" : PATH, "{\"model\":\"any/vision\"," + TOOL + more + "}");
    }

    private Answer begun(String dialect) throws Exception {
        upstream.next(calling(BATCH));
        Answer begun = ask(cells, dialect, input(TASK));
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return begun;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-04")
    void before_it_has_seen_the_screen_the_model_can_do_nothing_that_needs_a_position(String dialect) throws Exception {
        Answer begun = begun(dialect);
        JsonNode function = asked().at("/tools/0/function");

        assertThat(begun.json().at("/output/0/actions")).isEqualTo(Http.tree("[{\"type\":\"screenshot\"}]"));
        assertThat(function.at("/parameters/properties/actions/items/properties")
                        .has("x"))
                .isFalse();
        assertThat(function.at("/parameters/properties/actions/items/properties/type/enum")
                        .toString())
                .contains("\"screenshot\"", "\"keypress\"")
                .doesNotContain("click", "drag", "scroll");

        upstream.next(calling(CLICK));
        assertThat(ask(cells, dialect, input(TASK)).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @MethodSource("screens")
    @Tag("CUA-04")
    void cells_are_pixels_of_the_newest_screenshot_and_cells_again_on_their_way_back(String screen) throws Exception {
        Answer begun = begun("openai-v1");
        asked();
        upstream.next(calling(CLICK));
        Answer call =
                ask(cells, "openai-v1", input(screenshot("call_0", "computer_screenshot", screen)) + after(begun));
        assertThat(asked().at("/tools/0/function/description").asText()).contains("0 to 999 across", "- click: ");
        assertThat(call.status()).as(call.body()).isEqualTo(200);
        assertThat(call.json().at("/output/0/actions"))
                .isEqualTo(Http.tree(
                        "[{\"type\":\"click\",\"button\":\"left\",\"x\":640,\"y\":719},{\"type\":\"wait\"}]"));

        upstream.next(ChatReply.completion("Done."));
        ask(cells, "openai-v1", input(screenshot("call_0", "input_image", screen)) + after(call));
        assertThat(Http.tree(asked().at("/messages/3/tool_calls/0/function/arguments")
                        .asText()))
                .isEqualTo(Http.tree(CLICK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/s.png",
                "data:,",
                "data:image/png,abc",
                "data:image/png;base64,AAAA",
                "data:image/png;base64,iVBORw0KGgo",
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAAAAAAA",
                "data:image/jpeg;base64,/9j/2gAC",
                "data:image/webp;base64,UklGRhoAAABXRUJQQUxQSA0AAAA=",
            })
    @Tag("CUA-04")
    void a_screen_whose_size_nobody_can_see_is_a_400_that_says_what_is_missing(String screen) throws Exception {
        Answer begun = begun("openai-v1");
        Answer refused = ask(cells, "openai-v1", input(screenshot("call_0", "input_image", screen)) + after(begun));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo("input[0].output.image_url");
        assertThat(refused.at("/error/message")).contains("data: URL", "PNG, JPEG or WebP");
    }

    @Test
    @Tag("CUA-04")
    void the_newest_screen_counts_alone_also_where_it_is_of_an_earlier_turn() throws Exception {
        Answer begun = begun("openai-v1");
        upstream.next(ChatReply.completion("I see."));
        String unseen = screenshot("call_0", "input_image", "https://a.example/s.png");
        Answer seen = asked(
                "openai-v1", TOOL + input(TASK, begun.json().at("/output/0").toString(), unseen));
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        String history = input(
                TASK,
                begun.json().at("/output/0").toString(),
                screenshot("call_0", "input_image", screens().get(0)),
                begun.json().at("/output/0").toString().replace("call_0", "call_1"),
                unseen.replace("call_0", "call_1"),
                TASK);

        assertThat(ask(cells, "openai-v1", history).at("/error/param")).isEqualTo("input[4].output.image_url");
    }

    @Test
    @Tag("CUA-04")
    void a_model_that_counts_in_pixels_is_held_to_those_of_the_screenshot() throws Exception {
        upstream.next(calling(BATCH));
        Answer begun = ask(server, "openai-v1", input(TASK));
        asked();
        String next = input(screenshot("call_0", "input_image", screens().get(0))) + after(begun);
        upstream.next(calling(CLICK.replace("999", "721")));
        Answer beside = ask(server, "openai-v1", next);
        assertThat(asked().at("/tools/0/function/description").asText()).contains("0 to 1279 across", "0 to 719 down");

        assertThat(beside.status()).as(beside.body()).isEqualTo(502);
        assertThat(beside.at("/error/message")).contains("actions[0]: y is not on the display");
    }
}
