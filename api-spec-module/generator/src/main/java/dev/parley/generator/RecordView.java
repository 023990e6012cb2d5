package dev.parley.generator;

import dev.parley.generator.Declaration.ObjectType;
import dev.parley.generator.Declaration.Property;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record and its builder, as the template wants them. */
record RecordView(
        String name,
        ObjectType object,
        List<ComponentView> all,
        List<String> unions,
        @Nullable ComponentView tag) {
    static RecordView of(ObjectType object, String path, Views views) {
        if (object.properties().size() > Long.SIZE) {
            throw new IllegalArgumentException(path + " has more than " + Long.SIZE + " properties");
        }
        String tagName = views.model().tagOf(path);
        List<ComponentView> all = new ArrayList<>();
        ComponentView tag = null;
        for (Property property : object.properties()) {
            boolean isTag = property.json().equals(tagName);
            boolean required = property.required() && !(isTag && views.model().isUntagged(path));
            Property shown = isTag ? asText(property) : property;
            ComponentView view = new ComponentView(shown, all.size(), required, views);
            all.add(view);
            tag = isTag ? view : tag;
        }
        if (tagName != null && tag == null) {
            throw new IllegalArgumentException(path + " is told apart by " + tagName + " and does not declare it");
        }
        return new RecordView(object.name(), object, all, views.model().unionsOf(path), tag);
    }

    /** A type with several values is a string, since unions promise `String type()`; the union dispatches on it anyway. */
    private static Property asText(Property property) {
        return property.usage().type() instanceof Type.Named
                ? new Property(
                        property.json(),
                        new Usage(new Type.Text(), property.usage().nullable(), Bounds.NONE),
                        property.required(),
                        property.doc())
                : property;
    }

    List<ComponentView> components() {
        return all.stream().filter(ComponentView::component).toList();
    }

    List<ComponentView> fixed() {
        return all.stream().filter(ComponentView::fixed).toList();
    }

    List<String> frozen() {
        return components().stream()
                .map(ComponentView::freeze)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    boolean freezes() {
        return !frozen().isEmpty();
    }

    /** What must have been there is asked for one by one only if something is missing. */
    List<String> complete() {
        List<String> lines = new ArrayList<>();
        long asked = 0;
        for (ComponentView view : all) {
            if (!view.complete().isEmpty()) {
                lines.add("    " + view.complete());
                asked |= 1L << view.index();
            }
        }
        if (!lines.isEmpty()) {
            lines.add(0, "if (lacks(0x" + Long.toHexString(asked) + "L)) {");
            lines.add("}");
        }
        return lines;
    }

    List<String> demands() {
        return all.stream().map(ComponentView::demand).filter(s -> !s.isEmpty()).toList();
    }

    List<String> takes() {
        return all.stream().map(ComponentView::take).toList();
    }

    List<String> writes() {
        return all.stream().flatMap(c -> c.write().stream()).toList();
    }

    /** What the builder does with a discriminator that is read already. */
    String takeTag() {
        if (tag == null) {
            return "";
        }
        String where = "(" + tag.index() + ", " + tag.json();
        return tag.fixed()
                ? "fixed" + where + ", " + tag.value() + ", value);"
                : "mark" + where + ", p); this." + tag.name() + " = value;";
    }

    String interfaces() {
        return unions.isEmpty() ? "JsonModel" : "JsonModel, " + String.join(", ", unions);
    }

    List<String> doc() {
        List<String> lines = new ArrayList<>(JavaDoc.lines(object.doc()));
        if (!components().isEmpty()) {
            lines.add("");
        }
        for (ComponentView component : components()) {
            lines.addAll(JavaDoc.tag(
                    "@param " + component.name(),
                    component.property().doc(),
                    object.doc().dialects()));
        }
        lines.add("@param extra everything that has no component");
        return JavaDoc.comment(lines);
    }
}
