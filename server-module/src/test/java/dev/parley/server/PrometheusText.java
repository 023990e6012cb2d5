package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' text format 0.0.4, read strictly: a scraper must understand each line, and histograms must add up. */
final class PrometheusText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*,?})? (\\S+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") \\S.*");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String family = "";
    private double lastBucket;

    private PrometheusText() {}

    static PrometheusText of(String text) {
        assertThat(text).endsWith("\n");
        PrometheusText read = new PrometheusText();
        text.lines().forEach(read::line);
        return read;
    }

    /** Type of each family. */
    Map<String, String> types() {
        return types;
    }

    /** Value of each sample, by its name and labels. */
    Map<String, Double> samples() {
        return samples;
    }

    private void line(String line) {
        Matcher type = TYPE.matcher(line);
        if (type.matches()) {
            family = type.group(1);
            assertThat(types.put(family, type.group(2)))
                    .as("%s is there twice", family)
                    .isNull();
        } else if (!HELP.matcher(line).matches()) {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
        boolean histogram = "histogram".equals(types.get(family));
        assertThat(name)
                .as("family of %s", line)
                .matches(histogram ? Pattern.quote(family) + "_(bucket|sum|count)" : Pattern.quote(family));
        assertThat(samples.put(name + labels, value))
                .as("%s is there twice", line)
                .isNull();
        if (name.endsWith("_bucket")) {
            lastBucket = value;
            String before = labels.replaceAll(",?le=\"[^\"]*\"", "");
            assertThat(value)
                    .as("buckets grow: %s", line)
                    .isGreaterThanOrEqualTo(samples.getOrDefault(name + "<" + before, 0.0));
            samples.put(name + "<" + before, value);
        } else if (histogram && name.endsWith("_count")) {
            assertThat(value).as("the last bucket holds all: %s", line).isEqualTo(lastBucket);
        }
    }
}
