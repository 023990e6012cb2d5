package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.client.Dialect;
import dev.parley.client.ParleyClient;
import dev.parley.client.Screenshot;
import dev.parley.model.AnswerAction;
import dev.parley.model.ClickAction;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerEnvironment;
import dev.parley.model.ComputerTool;
import dev.parley.model.ContentPart;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.InputImage;
import dev.parley.model.InputItem;
import dev.parley.model.InputText;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.model.Response;
import dev.parley.model.TypeAction;
import dev.parley.server.Coordinates;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatUpstream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that sees drives a real browser through the server, and the project's own client carries out what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComputerUseTest {
    private static final int MOST_STEPS = 8;

    @TempDir
    private static Path profile;

    private OddPage page;
    private Chromium chromium;
    private BufferedImage display;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Chromium.isInstalled(), "chromium and chromedriver are not installed");
        page = OddPage.serve();
        chromium = Chromium.start(profile);
        chromium.open(page.uri());
        display = ImageIO.read(new ByteArrayInputStream(chromium.screenshot()));
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
            page.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHTCONE_V1,     PIXELS, 0",
        "LIGHTCONE_COMPAT, PIXELS, 1",
        "OPENAI_V1,        PIXELS, 1",
        "V5,               PIXELS, 1",
        "LIGHTCONE_V1,     GRID,   0",
        "LIGHTCONE_COMPAT, GRID,   1",
    })
    void a_field_is_filled_and_a_button_pressed(Dialect dialect, Coordinates coordinates, int concerns) {
        chromium.open(page.uri());
        try (ChatUpstream upstream = ChatUpstream.start().otherwise(new SeeingModel(coordinates == Coordinates.GRID));
                TestServer server = TestServer.routed(route(upstream, coordinates))) {
            Session session = new Session(
                    ParleyClient.builder()
                            .baseUrl(server.uri().toString())
                            .dialect(dialect)
                            .maxRetries(0)
                            .build(),
                    dialect);
            String answer = session.run();

            assertThat(chromium.evaluate("document.getElementById('said').textContent"))
                    .isEqualTo(SeeingModel.TEXT);
            assertThat(answer).contains("Pressed.");
            assertThat(session.acknowledged).hasSize(concerns).allMatch(SeeingModel.CONCERN::equals);
            assertThat(session.done)
                    .endsWith("click", "type", "click")
                    .hasSize(dialect == Dialect.LIGHTCONE_V1 ? 3 : 4);
        }
    }

    private static Route route(ChatUpstream upstream, Coordinates coordinates) {
        String url = upstream.baseUrl().toString();
        return new Route("*", EngineKind.CHAT, url, null, null, 20, null, null, coordinates, null, null, 0, 0, null);
    }

    /** The loop of a client, in one dialect. */
    private final class Session {
        private final ParleyClient client;
        private final Dialect dialect;
        private final List<String> done = new ArrayList<>();
        private final List<String> acknowledged = new ArrayList<>();

        Session(ParleyClient client, Dialect dialect) {
            this.client = client;
            this.dialect = dialect;
        }

        /** What the model says at the end. */
        String run() {
            Response response = ask(CreateResponse.builder().input(task()));
            for (int step = 0; step < MOST_STEPS; step++) {
                List<InputItem> results = new ArrayList<>();
                for (OutputItem item : response.output()) {
                    if (item instanceof ComputerCall call) {
                        if (call.action() instanceof AnswerAction answer) {
                            return String.valueOf(answer.text());
                        }
                        results.add(carryOut(call));
                    }
                }
                if (results.isEmpty()) {
                    return response.toJson();
                }
                response = ask(CreateResponse.builder().input(Input.of(results)).previousResponseId(response.id()));
            }
            throw new AssertionError("no end after " + done);
        }

        /** A model of Lightcone's first dialect can't ask for the screen: it is shown with the task. */
        private Input task() {
            InputText text = InputText.builder().text("Fill in the form.").build();
            List<ContentPart> parts = dialect == Dialect.LIGHTCONE_V1
                    ? List.of(text, InputImage.builder().imageUrl(dataUrl()).build())
                    : List.of(text);
            return Input.of(List.of(Message.builder()
                    .role(MessageRole.USER)
                    .content(MessageContent.of(parts))
                    .build()));
        }

        private Response ask(CreateResponse.Builder request) {
            CreateResponse asked = request.model("any/vision")
                    .tools(List.of(ComputerTool.builder()
                            .type(dialect == Dialect.LIGHTCONE_V1 ? "computer_use" : "computer_use_preview")
                            .displayWidth((long) display.getWidth())
                            .displayHeight((long) display.getHeight())
                            .environment(ComputerEnvironment.BROWSER)
                            .build()))
                    .build();
            return dialect == Dialect.V5
                    ? client.v5().create(asked)
                    : client.responses().create(asked);
        }

        private InputItem carryOut(ComputerCall call) {
            ComputerAction action = call.action();
            done.add(String.valueOf(action.type()));
            if (action instanceof ClickAction click) {
                chromium.click(across(click.x()), down(click.y()));
            } else if (action instanceof TypeAction type) {
                chromium.type(type.text());
            }
            Screenshot screenshot = Screenshot.png(chromium.screenshot());
            if (call.pendingSafetyChecks() != null) {
                call.pendingSafetyChecks().forEach(check -> acknowledged.add(check.message()));
            }
            return (dialect == Dialect.LIGHTCONE_V1 ? screenshot.asInputImage() : screenshot).answerAcknowledging(call);
        }

        /** As the documents say: pixels, but in the compat dialect thousandths. */
        private long across(long x) {
            return dialect == Dialect.LIGHTCONE_COMPAT ? (long) (x / 1000.0 * display.getWidth()) : x;
        }

        private long down(long y) {
            return dialect == Dialect.LIGHTCONE_COMPAT ? (long) (y / 1000.0 * display.getHeight()) : y;
        }
    }

    private String dataUrl() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(chromium.screenshot());
    }
}
