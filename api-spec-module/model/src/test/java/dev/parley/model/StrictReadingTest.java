package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParseException;
import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonMismatchException.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The server's reader: each refusal says where and what. */
final class StrictReadingTest {
    @Test
    void a_number_where_a_string_belongs_is_named() {
        refuses("{'model':5}", Kind.WRONG_TYPE, "model", "expected a string, got a number");
    }

    @Test
    void the_path_leads_through_unions_and_lists() {
        refuses(
                "{'input':[{'role':'user','content':[{'type':'input_text','text':'x'},{'text':7,'type':'input_text'}]}]}",
                Kind.WRONG_TYPE,
                "input[0].content[1].text",
                "expected a string, got a number");
    }

    @Test
    void the_path_leads_through_what_was_buffered_before_a_late_type() {
        refuses(
                "{'input':[{'content':[{'text':'a'},5],'role':'user','type':'message'}]}",
                Kind.MISSING,
                "input[0].content[0].type",
                "a required value is missing");
    }

    @Test
    void a_wrong_kind_of_value_for_a_union_says_what_it_takes() {
        refuses("{'input':5}", Kind.WRONG_TYPE, "input", "expected a string or an array, got a number");
    }

    @Test
    void null_where_no_null_is_allowed_is_not_a_wrong_type() {
        refuses("{'priority':null}", Kind.NULL, "priority", "null is not allowed");
    }

    @Test
    void null_in_a_list_is_refused() {
        refuses("{'include':['a',null]}", Kind.NULL, "include[1]", "null is not allowed, expected a string");
    }

    @Test
    void a_missing_required_value_is_named() {
        refuses("{'tools':[{'type':'function'}]}", Kind.MISSING, "tools[0].name", "a required value is missing");
    }

    @Test
    void a_type_that_is_no_string_is_refused() {
        refuses("{'tools':[{'type':5}]}", Kind.WRONG_TYPE, "tools[0].type", "expected a string, got a number");
    }

    @Test
    void a_key_that_appears_twice_is_refused() {
        refuses("{'model':'a','model':'b'}", Kind.DUPLICATE, "model", "the key appears twice");
        refuses("{'x':1,'x':2}", Kind.DUPLICATE, "x", "the key appears twice");
        refuses("{'x':{'y':1,'y':2}}", Kind.DUPLICATE, "x.y", "the key appears twice");
        refuses("{'metadata':{'a':'1','a':'2'}}", Kind.DUPLICATE, "metadata.a", "the key appears twice");
        refuses(
                "{'tools':[{'type':'function','type':'function','name':'f'}]}",
                Kind.DUPLICATE,
                "tools[0].type",
                "the key appears twice");
    }

    @Test
    void a_map_key_that_is_no_word_is_quoted_in_the_path() {
        refuses("{'metadata':{'a b':1}}", Kind.WRONG_TYPE, "metadata[\"a b\"]", "expected a string, got a number");
    }

    @Test
    void numbers_in_maps_keep_their_path() {
        refuses(
                "{'logit_bias':{'50256':'x'}}",
                Kind.WRONG_TYPE,
                "logit_bias[\"50256\"]",
                "expected a number, got a string");
    }

    @Test
    void a_fraction_is_no_integer_but_a_whole_float_is() throws IOException {
        refuses("{'max_output_tokens':1.5}", Kind.WRONG_TYPE, "max_output_tokens", "expected an integer, got a number");
        assertThat(strict("{'max_output_tokens':16.0}").maxOutputTokens()).isEqualTo(16);
    }

    @Test
    void a_document_of_another_kind_is_refused_at_the_root() {
        refuses("[]", Kind.WRONG_TYPE, "", "expected an object, got an array");
        refuses("null", Kind.NULL, "", "null is not allowed, expected an object");
    }

    @Test
    void unknown_properties_enum_values_and_types_are_left_to_the_application() {
        assertThatCode(() -> strict("{'x':1,'truncation':'sideways','tools':[{'type':'teleport','y':[null]}]}"))
                .doesNotThrowAnyException();
    }

    @Test
    void what_is_no_json_is_no_mismatch() {
        assertThatThrownBy(() -> strict("{'model':"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(JsonMismatchException.class);
        assertThatThrownBy(() -> strict("{} {}")).isInstanceOf(JsonParseException.class);
        assertThatThrownBy(() -> strict("")).isInstanceOf(JsonParseException.class);
    }

    private static CreateResponse strict(String json) throws IOException {
        return Json.readStrict(json.replace('\'', '"'), CreateResponse::read);
    }

    private static void refuses(String json, Kind kind, String path, String problem) {
        JsonMismatchException refusal = catchThrowableOfType(JsonMismatchException.class, () -> strict(json));
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.kind()).isEqualTo(kind);
    }
}
