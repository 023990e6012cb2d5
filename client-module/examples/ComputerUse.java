import dev.parley.client.Dialect;
import dev.parley.client.ParleyClient;
import dev.parley.client.Screenshot;
import dev.parley.model.*;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A model drives a computer: java -cp parley-client-all.jar ComputerUse.java URL [model]; key in PARLEY_KEY */
public final class ComputerUse {
    private static final int MOST_STEPS = 30;

    /** A computer to be driven: a browser, a virtual machine, a phone. Write your own. */
    interface Computer {
        int width();

        int height();

        void carryOut(ComputerAction action);

        /** The screen in the PNG format. */
        byte[] screenshot() throws IOException;

        /** Whether a person, asked about these concerns, lets the model go on. */
        boolean isAllowed(List<PendingSafetyCheck> concerns);
    }

    private final ParleyClient client;
    private final String model;
    private final Computer computer;

    private ComputerUse(ParleyClient client, String model, Computer computer) {
        this.client = client;
        this.model = model;
        this.computer = computer;
    }

    public static void main(String[] args) throws IOException {
        var builder = ParleyClient.builder().baseUrl(args[0]).dialect(Dialect.OPENAI_V1);
        if (System.getenv("PARLEY_KEY") != null) builder.apiKey(System.getenv("PARLEY_KEY"));
        String model = args.length > 1 ? args[1] : "parley-scripted";
        System.out.println(new ComputerUse(builder.build(), model, new Painted()).solve("Press the button."));
    }

    /** Lets the model act until it has something to say. */
    private String solve(String task) throws IOException {
        Response response = ask(CreateResponse.builder().input(Input.of(task)));
        for (int step = 0; step < MOST_STEPS; step++) {
            List<InputItem> results = new ArrayList<>();
            for (OutputItem item : response.output()) {
                if (item instanceof ComputerCall call) results.add(carryOut(call));
            }
            if (results.isEmpty()) return textOf(response);
            response = ask(CreateResponse.builder().input(Input.of(results)).previousResponseId(response.id()));
        }
        throw new IllegalStateException("the model has not come to an end after " + MOST_STEPS + " steps");
    }

    private ComputerCallOutput carryOut(ComputerCall call) throws IOException {
        List<PendingSafetyCheck> concerns = call.pendingSafetyChecks();
        if (concerns != null && !concerns.isEmpty() && !computer.isAllowed(concerns)) {
            throw new IllegalStateException("a person has stopped the model: " + concerns);
        }
        if (call.actions() != null) call.actions().forEach(computer::carryOut); // what a tool of type computer gets
        else computer.carryOut(call.action());
        return Screenshot.png(computer.screenshot()).answerAcknowledging(call);
    }

    private Response ask(CreateResponse.Builder request) {
        Tool tool = ComputerTool.builder()
                .type("computer_use_preview")
                .displayWidth((long) computer.width())
                .displayHeight((long) computer.height())
                .environment(ComputerEnvironment.LINUX)
                .build();
        return client.responses().create(request.model(model).tools(List.of(tool)).build());
    }

    private static String textOf(Response response) {
        StringBuilder text = new StringBuilder();
        for (OutputItem item : response.output()) {
            if (item instanceof Message message && message.content() instanceof MessageContent.Items parts) {
                for (ContentPart part : parts.value()) {
                    if (part instanceof OutputText said) text.append(said.text());
                }
            }
        }
        return text.toString();
    }

    /** A screen with nothing on it that says what is done to it: for trying. */
    private static final class Painted implements Computer {
        private final BufferedImage screen = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);

        @Override
        public int width() {
            return screen.getWidth();
        }

        @Override
        public int height() {
            return screen.getHeight();
        }

        @Override
        public void carryOut(ComputerAction action) {
            System.out.println("(" + action.toJson() + ")");
            if (action instanceof ClickAction click) {
                screen.setRGB((int) click.x(), (int) click.y(), Color.RED.getRGB());
            }
        }

        @Override
        public byte[] screenshot() throws IOException {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(screen, "png", png);
            return png.toByteArray();
        }

        @Override
        public boolean isAllowed(List<PendingSafetyCheck> concerns) {
            System.out.println("(allowed: " + concerns.get(0).message() + ")");
            return true;
        }
    }
}
