package dev.parley.generator;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;

/** Moves a nested type to the right. */
final class Indent {
    private Indent() {}

    static void apply(Template.Fragment fragment, Writer out) throws IOException {
        for (String line : fragment.execute().lines().toList()) {
            out.write(line.isBlank() ? "\n" : "    " + line + "\n");
        }
    }
}
