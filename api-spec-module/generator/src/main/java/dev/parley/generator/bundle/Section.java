package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A place of the joined document that fragments fill; each has a folder of the same name. */
enum Section {
    PATHS("paths"),
    SCHEMAS("schemas"),
    RESPONSES("responses"),
    PARAMETERS("parameters"),
    HEADERS("headers"),
    SECURITY_SCHEMES("securitySchemes");

    private final String folder;

    Section(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    /** Where the section stands in a document; made if it is missing. */
    ObjectNode in(ObjectNode document) {
        return this == PATHS
                ? document.withObjectProperty(folder)
                : document.withObjectProperty("components").withObjectProperty(folder);
    }

    /** The local reference to a component of this section. */
    String ref(String name) {
        return "#/components/" + folder + "/" + name;
    }
}
