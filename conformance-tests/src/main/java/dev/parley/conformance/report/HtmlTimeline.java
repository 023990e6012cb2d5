package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws when events arrived: a lane for each type, a mark for each event, the longest silence hatched; and says the same in words. */
record HtmlTimeline(JsonNode exchange, Markup page) {
    private static final int LEFT = 290;
    private static final int WIDTH = 700;
    private static final int LANE = 16;
    private static final int TOP = 18;
    private static final int MOST_LANES = 24;

    private record Silence(double from, double to) {
        double length() {
            return to - from;
        }
    }

    void write() {
        List<Double> times = new ArrayList<>();
        exchange.path("timeline").forEach(each -> each.path("at_ms").forEach(at -> times.add(at.asDouble())));
        times.sort(null);
        double end = Math.max(exchange.path("took_ms").asDouble(), times.get(times.size() - 1));
        Silence longest = longest(times);
        String words = String.format(
                Locale.ROOT,
                "%d events: the first after %s, the last after %s; the longest silence %s, from %s on",
                exchange.path("events").asInt(),
                ms(times.get(0)),
                ms(times.get(times.size() - 1)),
                ms(longest.length()),
                ms(longest.from()));
        page.open("figure");
        draw(new Scale(Math.max(end, 1)), longest, words);
        page.open("figcaption").text(words + cut() + ".").close("figcaption");
        table();
        page.close("figure");
    }

    private String cut() {
        int lost = exchange.path("events_cut").asInt();
        int lanes = exchange.path("timeline").size() - MOST_LANES;
        return (lost > 0 ? "; the last " + lost + " events are not drawn" : "")
                + (lanes > 0 ? "; " + lanes + " more types are in the table only" : "");
    }

    private static Silence longest(List<Double> times) {
        Silence longest = new Silence(0, times.get(0));
        for (int i = 1; i < times.size(); i++) {
            Silence next = new Silence(times.get(i - 1), times.get(i));
            longest = next.length() > longest.length() ? next : longest;
        }
        return longest;
    }

    /** Where a time is drawn. */
    private record Scale(double end) {
        int x(double at) {
            return LEFT + (int) Math.round(Math.min(at, end) / end * WIDTH);
        }

        /** A round distance between ticks, five or so of them. */
        double step() {
            double power = Math.pow(10, Math.floor(Math.log10(end / 5)));
            double rough = end / 5 / power;
            return power * (rough > 5 ? 10 : rough > 2 ? 5 : rough > 1 ? 2 : 1);
        }
    }

    private void draw(Scale scale, Silence longest, String words) {
        int lanes = Math.min(exchange.path("timeline").size(), MOST_LANES);
        int height = TOP + lanes * LANE + 6;
        page.open("svg", "viewBox", "0 0 1000 " + height, "role", "img", "aria-label", words, "class", "timeline");
        for (double at = 0; at <= scale.end(); at += scale.step()) {
            int x = scale.x(at);
            page.raw("<path class=\"tick\" d=\"M" + x + " 14V" + height + "\"/>");
            page.element("text", ms(at), "x", String.valueOf(x), "y", "11", "text-anchor", "middle");
        }
        silence(scale, longest, height);
        for (int i = 0; i < lanes; i++) {
            JsonNode type = exchange.path("timeline").path(i);
            int y = TOP + i * LANE;
            page.element("text", brief(type), "x", "0", "y", String.valueOf(y + 12));
            page.raw("<path class=\"" + colour(type.path("type").asText()) + "\" d=\"" + marks(type, scale, y)
                    + "\"/>\n");
        }
        page.close("svg");
    }

    private void silence(Scale scale, Silence longest, int height) {
        int from = scale.x(longest.from());
        int width = scale.x(longest.to()) - from;
        if (width > 20) {
            page.raw("<rect class=\"gap\" x=\"" + from + "\" y=\"14\" width=\"" + width + "\" height=\"" + (height - 14)
                    + "\"/>");
        }
    }

    private static String brief(JsonNode type) {
        String name = type.path("type").asText().replaceFirst("^response\\.", "");
        String shown = name.isEmpty() ? "(no type)" : name.length() <= 38 ? name : name.substring(0, 37) + "\u2026";
        int count = type.path("at_ms").size();
        return count == 1 ? shown : shown + " \u00d7" + count;
    }

    /** Marks that touch become one, so that a dense stream is a bar and only its gaps cost anything. */
    private static String marks(JsonNode type, Scale scale, int y) {
        StringBuilder path = new StringBuilder();
        int from = Integer.MIN_VALUE;
        int to = Integer.MIN_VALUE;
        for (JsonNode at : type.path("at_ms")) {
            int x = scale.x(at.asDouble());
            if (x > to) {
                mark(path, from, to, y);
                from = x;
            }
            to = x + 2;
        }
        mark(path, from, to, y);
        return path.toString();
    }

    private static void mark(StringBuilder path, int from, int to, int y) {
        if (to > from) {
            path.append('M').append(from).append(' ').append(y + 2).append('h').append(to - from);
            path.append("v12h-").append(to - from).append('z');
        }
    }

    private static String colour(String type) {
        if (type.matches("error|.*\\.failed")) {
            return "t-error";
        }
        if (type.matches("response\\.(completed|incomplete|cancelled)")) {
            return "t-end";
        }
        if (type.endsWith(".delta")) {
            return type.contains("text") ? "t-text" : "t-delta";
        }
        return type.contains("output_item") ? "t-item" : type.matches("response\\.[a-z_]+") ? "t-life" : "t-part";
    }

    private void table() {
        page.open("details")
                .element("summary", "The same as a table")
                .open("table", "class", "plain")
                .open("tr");
        for (String head : new String[] {"Type", "Count", "First", "Last"}) {
            page.element("th", head, "scope", "col");
        }
        page.close("tr");
        for (JsonNode type : exchange.path("timeline")) {
            JsonNode at = type.path("at_ms");
            page.open("tr").element("th", type.path("type").asText(), "scope", "row");
            page.element("td", String.valueOf(at.size()))
                    .element("td", ms(at.path(0).asDouble()));
            page.element("td", ms(at.path(at.size() - 1).asDouble())).close("tr");
        }
        page.close("table").close("details");
    }

    private static String ms(double time) {
        return time >= 10_000
                ? String.format(Locale.ROOT, "%.1f s", time / 1000)
                : String.format(Locale.ROOT, time < 10 && time % 1 != 0 ? "%.1f ms" : "%.0f ms", time);
    }
}
