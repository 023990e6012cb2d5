package dev.parley.conformance.puppet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks that the kit writes into what the user says, and by which the puppet knows its part. */
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("puppet-[0-9a-f]{16}");

    private Tokens() {}

    /** A token that no other step, case or run has. */
    public static String fresh() {
        return String.format("puppet-%016x", ThreadLocalRandom.current().nextLong());
    }

    static List<String> newestFirst(String conversation) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(conversation);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        Collections.reverse(found);
        return found;
    }
}
