package dev.parley.conformance.report;

import java.util.regex.Pattern;

/** Writes words that a POSIX shell reads back as they were, the key as the variable {@code KEY}. */
public record Shell(Secrets secrets) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** One argument, quoted where it must be. */
    public String word(String text) {
        if (PLAIN.matcher(text).matches() && secrets.mask(text).equals(text)) {
            return text;
        }
        StringBuilder word = new StringBuilder();
        String rest = text;
        while (secrets.key().isPresent() && rest.contains(secrets.key().get())) {
            String key = secrets.key().get();
            int at = rest.indexOf(key);
            word.append(quoted(rest.substring(0, at))).append("\"" + Secrets.NAME + "\"");
            rest = rest.substring(at + key.length());
        }
        word.append(quoted(rest));
        return word.isEmpty() ? "''" : word.toString();
    }

    private static String quoted(String text) {
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
