package dev.parley.conformance.report;

import java.util.regex.Pattern;

/** Writes words that a POSIX shell reads back as they were, keys as its variables. */
public record Shell(Secrets secrets) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** One argument, quoted where it must be. */
    public String word(String text) {
        boolean secret = !secrets.mask(text).equals(text);
        return PLAIN.matcher(text).matches() && !secret ? text : text.isEmpty() ? "''" : pieces(text);
    }

    private String pieces(String text) {
        for (Secrets.Secret each : secrets.all()) {
            int at = text.indexOf(each.value());
            if (at >= 0) {
                String rest = text.substring(at + each.value().length());
                return pieces(text.substring(0, at)) + '"' + each.variable() + '"' + pieces(rest);
            }
        }
        return text.isEmpty() ? "" : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A command that prints exactly these bytes. */
    static String print(byte[] bytes) {
        StringBuilder format = new StringBuilder("printf '");
        for (byte each : bytes) {
            boolean plain = each >= ' ' && each < 127 && each != '\'' && each != '\\' && each != '%';
            format.append(plain ? String.valueOf((char) each) : String.format("\\%03o", each & 0xff));
        }
        return format.append('\'').toString();
    }
}
