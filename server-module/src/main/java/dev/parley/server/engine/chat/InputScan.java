package dev.parley.server.engine.chat;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the text out of <code>{"input": "…"}</code> while that comes in pieces. Arguments that begin in any other way
 * are kept and looked at when they are complete.
 */
final class InputScan {
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*\"input\"\\s*:\\s*\"");

    private enum Where {
        BEFORE,
        IN_TEXT,
        ESCAPED,
        IN_CODE,
        AFTER,
        ELSEWHERE
    }

    private final StringBuilder held = new StringBuilder();
    private Where where = Where.BEFORE;
    private int code;
    private int digits;

    /** The part of the text that this piece of the arguments adds. */
    String take(String piece) {
        if (where == Where.ELSEWHERE) {
            held.append(piece);
            return "";
        }
        if (where != Where.BEFORE) {
            return text(piece, 0);
        }
        held.append(piece);
        Matcher beginning = BEGINNING.matcher(held);
        if (beginning.lookingAt()) {
            where = Where.IN_TEXT;
            return text(held.toString(), beginning.end());
        }
        if (!beginning.hitEnd()) {
            where = Where.ELSEWHERE;
        }
        return "";
    }

    /** What is left when the arguments are complete: the whole text if it was not where it was looked for. */
    String end() {
        if (where != Where.ELSEWHERE && where != Where.BEFORE) {
            return "";
        }
        String all = held.toString();
        try {
            JsonValue json = Json.parse(all);
            if (json instanceof JsonValue.Obj object && object.get("input") instanceof JsonValue.Str text) {
                return text.value();
            }
            return json instanceof JsonValue.Str text ? text.value() : all;
        } catch (IOException e) {
            return all; // a model that was told to write an object and wrote the text itself
        }
    }

    private String text(String piece, int from) {
        StringBuilder text = new StringBuilder(piece.length() - from);
        for (int i = from; i < piece.length() && where != Where.AFTER; i++) {
            take(piece.charAt(i), text);
        }
        return text.toString();
    }

    private void take(char c, StringBuilder text) {
        switch (where) {
            case ESCAPED -> escape(c, text);
            case IN_CODE -> {
                code = code * 16 + Math.max(0, Character.digit(c, 16));
                if (++digits == 4) {
                    text.append((char) code);
                    where = Where.IN_TEXT;
                }
            }
            default -> {
                if (c == '\\') {
                    where = Where.ESCAPED;
                } else if (c == '"') {
                    where = Where.AFTER;
                } else {
                    text.append(c);
                }
            }
        }
    }

    private void escape(char c, StringBuilder text) {
        where = Where.IN_TEXT;
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'u' -> {
                where = Where.IN_CODE;
                code = 0;
                digits = 0;
            }
            default -> text.append(c);
        }
    }
}
