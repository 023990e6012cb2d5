package dev.parley.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private final Document page = SmallDocuments.page();

    @Test
    void what_only_some_documents_require_says_which() {
        Element required = row("Thing.note").selectFirst(".req");

        assertThat(required.text()).isEqualTo("required in openai-v1");
        assertThat(required.attr("data-d")).isEqualTo(Marks.letter("openai-v1"));
    }

    @Test
    void what_all_documents_require_is_just_required() {
        Element required = row("Thing.id").selectFirst(".req");

        assertThat(required.text()).isEqualTo("required");
        assertThat(required.hasAttr("data-d")).isFalse();
    }

    @Test
    void nullability_and_bounds_are_told_per_document() {
        assertThat(row("Thing.note").selectFirst(".null").text()).isEqualTo("nullable in v5");
        assertThat(row("Thing.id").select(".bound").eachText())
                .containsExactly("at most 5 characters in openai-v1", "at most 9 characters in v5");
    }

    @Test
    void a_property_that_not_all_dialects_of_its_schema_have_wears_badges() {
        assertThat(row("Thing.size").select(".pill").eachText()).containsExactly("v5");
        assertThat(row("Thing.id").select(".pill")).isEmpty();
        assertThat(row("Thing.size").attr("data-d")).isEqualTo(Marks.letter("v5"));
    }

    @Test
    void types_link_to_their_schemas_and_small_enums_are_previewed() {
        assertThat(row("Thing.size").selectFirst(".type a").attr("href")).isEqualTo("#Size");
        assertThat(row("Thing.size").select(".preview code").eachText()).containsExactly("small", "large");
    }

    @Test
    void parameters_tell_what_documents_differ_in() {
        Element full = row("op:getThing.full");

        assertThat(full.selectFirst(".req").text()).isEqualTo("required in openai-v1");
        assertThat(full.select(".bound").eachText())
                .containsExactly("query", "at most 5 in openai-v1", "at most 9 in v5");
        assertThat(row("op:getThing.id").selectFirst(".req").text()).isEqualTo("required");
    }

    @Test
    void alternatives_tell_what_documents_differ_in() {
        assertThat(row("Thing.either").select(".bound").eachText())
                .containsExactly("at most 5 characters in openai-v1", "as string: at most 9 characters in v5");
        assertThat(row("Thing.either").select(".type").eachText())
                .containsExactly("string in openai-v1", "string or integer in v5");
    }

    @Test
    void a_union_that_a_document_writes_as_its_only_member_is_still_that_member() {
        assertThat(page.select("#Text tbody tr").eachAttr("data-d"))
                .containsExactly(
                        Marks.letter("v5"), Marks.of(List.of("openai-v1", "v5")).letters());
        assertThat(page.select("#Text tbody tr:last-child .bound").eachText())
                .containsExactly("at most 5 elements in openai-v1", "at most 9 elements in v5");
    }

    @Test
    void an_operation_of_ours_brings_its_schemas_along() {
        Document ours = SmallDocuments.pageOf(SmallDocuments.JOINED.replace(
                "operationId: getThing\n      x-dialects: [openai-v1, v5]",
                "operationId: getThing\n      x-dialects: [parley]"));

        assertThat(ours.getElementById("Thing").attr("data-d")).contains(Marks.letter("parley"));
        assertThat(ours.getElementById("Wheel").attr("data-d")).doesNotContain(Marks.letter("parley"));
    }

    @Test
    void what_uses_a_schema_is_left_to_the_filter() {
        Element users = page.selectFirst("#Thing .uses");

        assertThat(users.select("a").eachText()).containsExactly("getThing");
        assertThat(users.selectFirst("span").attr("data-d"))
                .isEqualTo(Marks.of(List.of("openai-v1", "v5")).letters());
    }

    @Test
    void objects_that_are_written_out_inside_are_shown_in_place() {
        Element deep = row("Thing.inner.items.deep");

        assertThat(deep.parents()).contains(row("Thing.inner"));
        assertThat(deep.select(".bound").eachText()).containsExactly("0 to 3", "default: 1");
    }

    @Test
    void enum_values_and_union_members_have_the_dialects_of_their_documents() {
        assertThat(page.select("#Size .values li").eachText()).containsExactly("small", "large v5");
        assertThat(page.select("#Part tbody tr").eachAttr("data-d"))
                .containsExactly(Marks.of(List.of("openai-v1", "v5")).letters(), Marks.letter("v5"));
        assertThat(page.select("#Part .note").text()).isEqualTo("A value without type is a Wing.");
    }

    @Test
    void an_example_stands_with_the_schema_that_its_discriminator_names_as_its_author_wrote_it() {
        assertThat(page.select("#Wheel .example pre").text()).isEqualTo("{\"type\": \"wheel\", \"note\": \"<b>&\"}");
        assertThat(page.select("#Part .example")).isEmpty();
    }

    @Test
    void streaming_tells_the_framing_of_each_operation() {
        Element row = page.getElementById("page:streaming").selectFirst("tbody tr");

        assertThat(row.select("td").eachText()).containsExactly("getThing", "Part", "event: repeats type, data:");
    }

    @Test
    void descriptions_have_lists_and_code_that_links() {
        Element overview = page.getElementById("page:overview");

        assertThat(overview.selectFirst("p a code").text()).isEqualTo("Thing");
        assertThat(overview.select("ul li").eachText()).containsExactly("one", "two");
    }

    @Test
    void the_same_documents_are_the_same_page() {
        assertThat(ReferencePage.render(SmallDocuments.documents()))
                .isEqualTo(ReferencePage.render(SmallDocuments.documents()));
    }

    @Test
    void the_filter_has_a_rule_for_each_dialect() {
        String style = page.selectFirst("style").data();

        Marks.ALL
                .names()
                .forEach(name -> assertThat(style)
                        .contains("[data-show=" + Marks.letter(name) + "] [data-d]:not([data-d*=" + Marks.letter(name)
                                + "])"));
    }

    @Test
    void main_wants_one_argument() {
        assertThatThrownBy(() -> ReferencePage.main(new String[0])).hasMessageContaining("expected one argument");
    }

    private Element row(String id) {
        return page.getElementById(id);
    }
}
