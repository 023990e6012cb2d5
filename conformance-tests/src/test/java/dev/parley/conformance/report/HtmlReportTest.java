package dev.parley.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Expected;
import dev.parley.conformance.suite.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
    private final SampleReport sample = new SampleReport("sk-secret");

    private Document page(CaseResult... results) {
        return Jsoup.parse(html(List.of(results)));
    }

    private String html(List<CaseResult> results) {
        return HtmlReport.html(List.of(new JsonReport(sample.setting()).tree(sample.of(results))));
    }

    private CaseResult failing(String said) {
        var finding = new Finding.Violation("/output/0", said, "a <b>", "sk-secret & more");
        return sample.result("stream/bad", Verdict.FAIL, sample.stream(20), finding);
    }

    @Test
    void the_page_needs_nothing_but_itself() {
        String html = html(List.of(failing("wrong")));

        Document page = Jsoup.parse(html);
        assertThat(page.select("[src], link, iframe, object, img")).isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).isNotEmpty().allMatch(href -> href.startsWith("#"));
        assertThat(html).doesNotContain("url(", "@import", "fetch(", "XMLHttpRequest");
    }

    @Test
    void every_case_has_its_verdict_its_reasons_and_its_exchange() {
        Document page =
                page(sample.result("stream/good", Verdict.PASS, sample.stream(5)), failing("two <script> numbers"));

        Element bad = page.getElementById("case-1-stream-bad");
        assertThat(bad.attr("data-state")).isEqualTo("fail");
        assertThat(bad.select("summary .verdict").first().text()).isEqualTo("\u2717 fail");
        assertThat(bad.text())
                .contains("/output/0", "two <script> numbers", "a <b>", "POST http://localhost/v1/responses", "200")
                .contains("Set-Cookie: (hidden)", "curl -gsS", "conform run --url http://localhost --case stream/bad");
        assertThat(page.getElementById("case-1-stream-good").attr("data-state")).isEqualTo("pass");
        assertThat(page.select("#filter input[type=checkbox]").eachAttr("value"))
                .containsExactly("fail", "pass");
    }

    @Test
    void a_feature_says_whether_it_stands_and_on_how_many_cases_that_rests() {
        Document page = page(sample.result("stream/good", Verdict.PASS, sample.stream(5)), failing("wrong"));

        assertThat(page.select("table.plain tr").eachText()).contains("streaming \u2717 fails 1 of 2, core");
    }

    @Test
    void what_failed_is_named_first_and_leads_to_its_case() {
        var known = failing("wrong").asExpected(new Expected("ticket 7", Optional.empty()));
        Document page = page(sample.result("stream/good", Verdict.PASS, sample.stream(5)), failing("wrong"), known);

        assertThat(page.select("ul.failures a").eachAttr("href")).containsExactly("#case-1-stream-bad");
    }

    @Test
    void secrets_stand_nowhere_on_the_page() {
        assertThat(html(List.of(failing("the key is sk-secret"))))
                .doesNotContain("sk-secret", "not-for-others")
                .contains("$KEY");
    }

    @Test
    void the_timeline_has_a_lane_for_each_type_and_says_how_long_the_silence_was() {
        Element figure = page(failing("wrong")).select("figure").first();

        Element svg = figure.select("svg[role=img]").first();
        assertThat(svg.attr("aria-label"))
                .isEqualTo(
                        "20 events: the first after 0 ms, the last after 519 ms; the longest silence 501 ms, from 18 ms on");
        assertThat(svg.select("text").eachText()).contains("created", "output_text.delta \u00d718", "completed");
        assertThat(svg.select("rect.gap")).hasSize(1);
        assertThat(figure.select("figcaption").text()).startsWith(svg.attr("aria-label"));
        assertThat(figure.select("table tr")).hasSize(4);
    }

    @Test
    void two_hundred_cases_with_streams_of_a_thousand_events_are_a_page_that_can_be_mailed() {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            results.add(sample.result("stream/case-" + i, Verdict.PASS, sample.stream(1000)));
        }

        String html = html(results);

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
        assertThat(Jsoup.parse(html).getElementById("case-1-stream-case-199").text())
                .contains("characters cut", "1000 events");
    }

    @Test
    void what_was_cut_is_said() {
        Document page = page(sample.result("stream/long", Verdict.PASS, sample.stream(2500)));

        assertThat(page.select("figcaption").text()).contains("2500 events", "the last 500 events are not drawn");
    }

    @Test
    void half_a_character_from_the_server_breaks_no_report() {
        var exchange = sample.exchange("{}", new Headers.Line("Content-Type", "application/json"), List.of());
        var finding = new Finding.Violation("/output", "half a character \ud83d", "", "\udc00");

        String html = html(List.of(sample.result("stream/half", Verdict.FAIL, exchange, finding)));

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(html)).isTrue();
    }

    @Test
    void several_reports_make_one_page_with_a_column_of_features_for_each() {
        var tree = new JsonReport(sample.setting()).tree(sample.of(List.of(failing("wrong"))));

        Document page = Jsoup.parse(HtmlReport.html(List.of(tree, tree)));

        assertThat(page.select("table.plain th[scope=col]").eachText()).startsWith("Feature", "openai-v1", "openai-v1");
        assertThat(page.select("details.one").eachAttr("id")).containsExactly("case-1-stream-bad", "case-2-stream-bad");
        assertThat(page.select("#filter label").first().text()).isEqualTo("fail (2)");
    }
}
