package dev.parley.client;

import dev.parley.model.AcknowledgedSafetyCheck;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ComputerOutput;
import dev.parley.model.ComputerScreenshot;
import dev.parley.model.InputImage;
import dev.parley.model.PendingSafetyCheck;
import java.util.Base64;
import java.util.List;

/**
 * What a computer shows after an action: makes of a {@link ComputerCall} the item that answers it in the next request. Immutable;
 * carries nothing out itself.
 */
public final class Screenshot {
    private final ComputerOutput image;

    private Screenshot(ComputerOutput image) {
        this.image = image;
    }

    /** An image in the PNG format, sent within the request. */
    public static Screenshot png(byte[] image) {
        return at("data:image/png;base64," + Base64.getEncoder().encodeToString(image));
    }

    /** An image that the server, or its model, can fetch itself. */
    public static Screenshot at(String url) {
        return new Screenshot(ComputerScreenshot.builder().imageUrl(url).build());
    }

    /** The same as an {@code input_image}, which Lightcone's servers take; the others ask for a {@code computer_screenshot}. */
    public Screenshot asInputImage() {
        return image instanceof ComputerScreenshot screenshot
                ? new Screenshot(
                        InputImage.builder().imageUrl(screenshot.imageUrl()).build())
                : this;
    }

    /**
     * The answer to a call that nobody has concerns about.
     *
     * @throws IllegalArgumentException if the call has pending safety checks: a person has to see them first
     */
    public ComputerCallOutput answer(ComputerCall call) {
        if (!pendingOf(call).isEmpty()) {
            throw new IllegalArgumentException("the call has pending safety checks: use answerAcknowledging");
        }
        return output(call).build();
    }

    /** The answer to a call whose pending safety checks, all that there are, a person has seen and accepted. */
    public ComputerCallOutput answerAcknowledging(ComputerCall call) {
        List<AcknowledgedSafetyCheck> acknowledged =
                pendingOf(call).stream().map(Screenshot::acknowledged).toList();
        return acknowledged.isEmpty()
                ? output(call).build()
                : output(call).acknowledgedSafetyChecks(acknowledged).build();
    }

    private ComputerCallOutput.Builder output(ComputerCall call) {
        return ComputerCallOutput.builder().callId(call.callId()).output(image);
    }

    private static List<PendingSafetyCheck> pendingOf(ComputerCall call) {
        return call.pendingSafetyChecks() == null ? List.of() : call.pendingSafetyChecks();
    }

    private static AcknowledgedSafetyCheck acknowledged(PendingSafetyCheck pending) {
        AcknowledgedSafetyCheck.Builder acknowledged =
                AcknowledgedSafetyCheck.builder().id(pending.id());
        if (pending.code() != null) {
            acknowledged.code(pending.code());
        }
        if (pending.message() != null) {
            acknowledged.message(pending.message());
        }
        return acknowledged.build();
    }
}
