package dev.parley.conformance.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All ways to be wrong that the kit must notice. */
public final class Defects {
    private Defects() {}

    public static List<Defect> all() {
        return Stream.of(
                        StreamDefects.framing(),
                        StreamDefects.order(),
                        StreamDefects.content(),
                        ObjectDefects.objects(),
                        ObjectDefects.numbers(),
                        StateDefects.all(),
                        UpstreamDefects.calls(),
                        UpstreamDefects.streams(),
                        UpstreamDefects.endings(),
                        UpstreamDefects.conversations(),
                        RequestDefects.input(),
                        RequestDefects.errors(),
                        RequestDefects.computers(),
                        BackgroundDefects.background(),
                        BackgroundDefects.resume(),
                        KeepingDefects.keeping(),
                        KeepingDefects.lists(),
                        ToolDefects.computers(),
                        ToolDefects.functions(),
                        McpDefects.items(),
                        McpDefects.calls(),
                        DocumentDefects.requests(),
                        DocumentDefects.answers())
                .flatMap(List::stream)
                .toList();
    }
}
