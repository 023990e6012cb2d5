package dev.parley.server.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.JsonValue;
import dev.parley.server.Http;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** A chat upstream's model that really looks at the last screen it is shown: it finds things by their colours, and knows of no place before. */
final class SeeingModel implements Function<ReceivedRequest, ChatReply> {
    static final String TEXT = "Grüße 42";
    static final String CONCERN = "The button can't be unpressed.";

    private final boolean cells;

    /** A model that writes positions as cells of a grid of 0 to 999, or as pixels. */
    SeeingModel(boolean cells) {
        this.cells = cells;
    }

    @Override
    public ChatReply apply(ReceivedRequest request) {
        JsonNode body = Http.tree(request.body());
        JsonNode function = body.at("/tools/0/function");
        return lastScreen(body)
                .map(screen -> looking(screen, function))
                .orElseGet(() -> calling(function, "{\"type\":\"screenshot\"}"));
    }

    private ChatReply looking(BufferedImage screen, JsonNode function) {
        if (colour(screen, 0, screen.getHeight() - 1) == OddPage.GREEN) {
            String kinds = function.at("/parameters/properties/type/enum").toString();
            return kinds.contains("\"answer\"")
                    ? calling(function, "{\"type\":\"answer\",\"text\":\"Pressed.\",\"status\":\"success\"}")
                    : ChatReply.completion("Pressed.");
        }
        if (find(screen, OddPage.YELLOW).isPresent()) {
            return calling(function, "{\"type\":\"type\",\"text\":" + new JsonValue.Str(TEXT).toJson() + "}");
        }
        if (find(screen, OddPage.CYAN).isPresent()) {
            return click(screen, OddPage.RED, function);
        }
        return click(screen, OddPage.BLUE, function);
    }

    private ChatReply click(BufferedImage screen, int colour, JsonNode function) {
        Rectangle thing = find(screen, colour).orElseThrow(() -> new AssertionError("nothing of that colour in sight"));
        int x = (int) thing.getCenterX();
        int y = (int) thing.getCenterY();
        boolean risky =
                colour == OddPage.RED && function.at("/parameters/properties").has("confirm");
        return calling(
                function,
                "{\"type\":\"click\",\"button\":\"left\",\"x\":" + (cells ? x * 1000 / screen.getWidth() : x)
                        + ",\"y\":"
                        + (cells ? y * 1000 / screen.getHeight() : y)
                        + (risky ? ",\"confirm\":" + new JsonValue.Str(CONCERN).toJson() : "") + "}");
    }

    private static ChatReply calling(JsonNode function, String arguments) {
        return ChatReply.json(
                "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                        + "{\"id\":\"\",\"type\":\"function\",\"function\":{\"name\":" + function.get("name")
                        + ",\"arguments\":"
                        + new JsonValue.Str(arguments).toJson() + "}}]},\"finish_reason\":\"tool_calls\"}]}");
    }

    private static Optional<BufferedImage> lastScreen(JsonNode body) {
        List<String> urls = new ArrayList<>();
        body.get("messages").findValuesAsText("url").forEach(urls::add);
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        String data = urls.get(urls.size() - 1).replaceFirst("data:image/png;base64,", "");
        byte[] png = Base64.getDecoder().decode(data.getBytes(StandardCharsets.US_ASCII));
        try {
            return Optional.of(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is of that colour. */
    private static Optional<Rectangle> find(BufferedImage screen, int colour) {
        Rectangle found = null;
        for (int y = 0; y < screen.getHeight(); y++) {
            for (int x = 0; x < screen.getWidth(); x++) {
                if (colour(screen, x, y) == colour) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    found = found == null ? pixel : found.union(pixel);
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static int colour(BufferedImage screen, int x, int y) {
        return screen.getRGB(x, y) & 0xffffff;
    }
}
