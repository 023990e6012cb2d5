package dev.parley.server.engine.scripted;

import java.util.ArrayList;
import java.util.List;

/** The texts of the scripted engine; each says that no model is behind it. */
final class ScriptedText {
    private static final String INTRODUCTION = "This is Parley's scripted engine; there is no model behind it. ";
    private static final int LONGEST_QUOTE = 300;

    private final Transcript transcript;

    ScriptedText(Transcript transcript) {
        this.transcript = transcript;
    }

    /** Quotes what the user said, oldest first. */
    String ofUser() {
        List<String> sentences = new ArrayList<>();
        for (String text : transcript.userTexts()) {
            if (!text.isBlank()) {
                sentences.add((sentences.isEmpty() ? "You said: " : "Then you said: ") + quote(text));
            }
        }
        if (sentences.isEmpty()) {
            sentences.add("You said nothing.");
        }
        if (transcript.instructions() != null && !transcript.instructions().isBlank()) {
            sentences.add("Your instructions were: " + quote(transcript.instructions()));
        }
        if (transcript.seen().images() > 0) {
            sentences.add("You showed " + counted(transcript.seen().images(), "image") + ".");
        }
        if (transcript.seen().files() > 0) {
            sentences.add("You gave " + counted(transcript.seen().files(), "file") + ".");
        }
        return INTRODUCTION + String.join(" ", sentences);
    }

    /** Quotes what the functions returned. */
    String ofOutputs() {
        return INTRODUCTION + String.join(" ", transcript.sinceUser().outputs());
    }

    /** Says that the computer has been driven to the end of the script. */
    String ofComputer() {
        return INTRODUCTION + "The computer has been clicked, typed into and sent the Enter key: the script is done.";
    }

    private static String quote(String text) {
        return "“" + Words.cut(text.strip(), LONGEST_QUOTE) + "”";
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
