package dev.parley.generator.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Entry point: writes docs.html beside the documents that the bundler wrote. One file, which needs nothing else. */
public final class ReferencePage {
    private final Documents documents;

    private ReferencePage(Documents documents) {
        this.documents = documents;
    }

    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected one argument: the directory of the bundled documents");
        }
        write(Path.of(args[0]));
    }

    static Path write(Path directory) {
        Path page = directory.resolve("docs.html");
        try {
            return Files.writeString(page, render(Documents.read(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String render(Documents documents) {
        return "<!DOCTYPE html>\n" + new ReferencePage(documents).page() + "\n";
    }

    private Html page() {
        Overview overview = new Overview(documents);
        List<Operation> operations = Operation.all(documents);
        Map<String, List<String>> groups = Groups.of(documents);
        Html head = Html.tag("head")
                .of(
                        Html.tag("meta").attr("charset", "utf-8").alone(),
                        Html.tag("meta")
                                .attr("name", "viewport")
                                .attr("content", "width=device-width, initial-scale=1")
                                .alone(),
                        Html.tag("meta")
                                .attr("name", "color-scheme")
                                .attr("content", "light dark")
                                .alone(),
                        Html.tag("title").of(overview.title() + " reference"),
                        Html.raw("style", resource("docs.css") + filterRules()));
        Html side = Html.tag("aside")
                .of(
                        Html.tag("a", "brand")
                                .attr("href", "#" + Anchors.page("overview"))
                                .of(overview.title()),
                        menu(),
                        Html.tag("div", "panel").of(overview.filter(), new IndexNav(documents).of(operations, groups)));
        Html main = Html.tag("main")
                .attr("id", "main")
                .of(
                        overview.section(),
                        Security.section(documents, new Prose(documents)),
                        operations(operations),
                        new StreamingSection(documents).of(operations),
                        schemas(groups));
        Html body = Html.tag("body")
                .of(
                        Html.tag("a", "skip").attr("href", "#main").of("Skip to content"),
                        side,
                        main,
                        Html.raw("script", resource("docs.js")));
        return Html.tag("html").attr("lang", "en").attr("data-show", "all").of(head, body);
    }

    /** On narrow screens the index folds away, without a script. */
    private static Html menu() {
        return Html.join(
                Html.tag("input", "menu")
                        .attr("type", "checkbox")
                        .attr("id", "menu")
                        .attr("aria-label", "Show the index")
                        .alone(),
                Html.tag("label", "menu").attr("for", "menu").of("Index"),
                Html.tag("input", "search")
                        .attr("type", "search")
                        .attr("id", "search")
                        .attr("placeholder", "Find a schema, field, type …  ( / )")
                        .attr("aria-label", "Filter the index")
                        .attr("autocomplete", "off")
                        .alone());
    }

    private Html operations(List<Operation> operations) {
        Map<String, List<Html>> tags = new LinkedHashMap<>();
        documents.joined().path("tags").forEach(tag -> tags.put(tag.path("name").asText(), new ArrayList<>()));
        OperationSection section = new OperationSection(documents);
        operations.forEach(operation ->
                tags.computeIfAbsent(operation.tag(), key -> new ArrayList<>()).add(section.of(operation)));
        return Html.join(tags.entrySet().stream()
                .map(tag -> group(tag.getKey(), "Operations: " + tag.getKey(), tag.getValue()))
                .toList());
    }

    private Html schemas(Map<String, List<String>> groups) {
        SchemaSection section = new SchemaSection(documents);
        return Html.join(groups.entrySet().stream()
                .map(group -> group(
                        "schemas-" + group.getKey(),
                        documents.schemas().has(group.getKey()) ? group.getKey() + " and its members" : group.getKey(),
                        group.getValue().stream().map(section::of).toList()))
                .toList());
    }

    private static Html group(String anchor, String title, List<Html> sections) {
        return sections.isEmpty()
                ? Html.NOTHING
                : Html.tag("div", "group")
                        .attr("id", Anchors.page(anchor))
                        .of(Html.tag("h2").of(title), Html.join(sections));
    }

    private static String filterRules() {
        return Marks.ALL.names().stream()
                .map(Marks::letter)
                .map(letter -> "[data-show=" + letter + "] [data-d]:not([data-d*=" + letter + "])")
                .collect(Collectors.joining(",\n", "", "{display:none!important}\n"));
    }

    private static String resource(String name) {
        try (var stream = ReferencePage.class.getResourceAsStream("/parley/docs/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
