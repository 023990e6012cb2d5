package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the fragments into the root document. Refuses a name that two files define. */
final class Join {
    private Join() {}

    static Joined join(Sources sources) {
        ObjectNode document = sources.root().deepCopy();
        Map<String, String> files = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        rootComponents(document, files);
        for (Fragment fragment : sources.fragments()) {
            String key = Joined.key(fragment.section(), fragment.name());
            String earlier = files.putIfAbsent(key, fragment.file());
            if (earlier != null) {
                problems.add(new Problem(fragment.file(), fragment.name(), "is defined in " + earlier + " too"));
            }
            fragment.section().in(document).set(fragment.name(), fragment.node().deepCopy());
        }
        ContractException.unlessEmpty(problems);
        return new Joined(document, files);
    }

    private static void rootComponents(ObjectNode document, Map<String, String> files) {
        ObjectNode components = document.withObjectProperty("components");
        // Remove and set again: paths come before components in a document that people read.
        document.remove("components");
        document.withObjectProperty("paths");
        document.set("components", components);
        for (Section section : Section.values()) {
            Trees.fields(section.in(document))
                    .keySet()
                    .forEach(name -> files.put(Joined.key(section, name), SourceReader.ROOT));
        }
    }
}
