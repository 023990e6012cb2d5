package dev.parley.server.engine.scripted;

import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ContentPart;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.MessageRole;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.screen.Grid;
import dev.parley.server.screen.Screens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the script sees it.
 *
 * @param instructions the instructions of this turn; null if there are none
 * @param userTexts what the user said, message by message
 * @param seen how many images and files the user and the computer have shown
 * @param sinceUser what has happened since the user's latest message
 * @param words the words of everything, which count as input tokens
 */
record Transcript(@Nullable String instructions, List<String> userTexts, Seen seen, SinceUser sinceUser, long words) {

    /**
     * Pictures and files, which the engine can count but not look at.
     *
     * @param screen how large the computer's newest screen is; null if nobody knows
     */
    record Seen(int images, int files, @Nullable Grid screen) {}

    /**
     * What has happened since the user's latest message.
     *
     * @param outputs what functions returned at the very end, in words; empty if something else came last
     * @param anyOutput whether a function has returned at all
     * @param screens how many actions the computer has carried out
     */
    record SinceUser(List<String> outputs, boolean anyOutput, int screens) {
        static final SinceUser NOTHING = new SinceUser(List.of(), false, 0);

        SinceUser output(String text) {
            List<String> more = new ArrayList<>(outputs);
            more.add(text);
            return new SinceUser(List.copyOf(more), true, screens);
        }

        SinceUser screen() {
            return new SinceUser(List.of(), anyOutput, screens + 1);
        }

        SinceUser other() {
            return new SinceUser(List.of(), anyOutput, screens);
        }
    }

    static Transcript of(EngineRequest request) {
        Listener listener = new Listener();
        request.conversation().forEach(listener::hear);
        String instructions = request.instructions();
        long words = listener.words
                + (instructions == null ? 0 : Words.of(instructions).size());
        Seen seen = new Seen(
                listener.images,
                listener.files,
                Screens.sizeOfNewest(request.conversation()).orElse(null));
        return new Transcript(instructions, List.copyOf(listener.userTexts), seen, listener.sinceUser, words);
    }

    /** The user's latest text; empty if there is none. */
    String latestUserText() {
        return userTexts.isEmpty() ? "" : userTexts.get(userTexts.size() - 1);
    }

    /** Goes through the items in order. */
    private static final class Listener {
        private final List<String> userTexts = new ArrayList<>();
        private final Map<String, String> names = new HashMap<>();
        private SinceUser sinceUser = SinceUser.NOTHING;
        private int images;
        private int files;
        private long words;

        void hear(InputItem item) {
            if (item instanceof Message message) {
                hearMessage(message);
            } else if (item instanceof FunctionCall call) {
                names.put(call.callId(), call.name());
                words += 1 + Words.of(call.arguments()).size();
                sinceUser = sinceUser.other();
            } else if (item instanceof FunctionCallOutput output) {
                String text = Content.textOf(output.output());
                words += Words.of(text).size();
                count(Content.partsOf(output.output()));
                sinceUser = sinceUser.output(
                        names.getOrDefault(output.callId(), "A function") + " returned: " + Words.cut(text, 300));
            } else if (item instanceof ComputerCallOutput) {
                images++;
                sinceUser = sinceUser.screen();
            }
        }

        private void hearMessage(Message message) {
            String text = Content.textOf(message.content());
            words += Words.of(text).size();
            count(Content.partsOf(message.content()));
            if (message.role() == MessageRole.USER) {
                userTexts.add(text);
                sinceUser = SinceUser.NOTHING;
            } else {
                sinceUser = sinceUser.other();
            }
        }

        private void count(List<ContentPart> parts) {
            for (ContentPart part : parts) {
                images += Content.isImage(part) ? 1 : 0;
                files += Content.isFile(part) ? 1 : 0;
            }
        }
    }
}
