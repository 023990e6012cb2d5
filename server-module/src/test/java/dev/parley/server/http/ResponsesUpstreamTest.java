package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An upstream that speaks the Responses API itself: what it is asked, and what becomes of what it says. */
final class ResponsesUpstreamTest extends ResponsesFixture {

    @Test
    void the_upstream_is_asked_for_a_stream_and_to_store_nothing() throws Exception {
        frames(
                ResponsesReply.completed(ResponsesReply.saying("Hi.")),
                "\"temperature\":0.5,\"metadata\":{\"a\":\"b\"},\"instructions\":\"Be kind.\",\"include\":[\"reasoning.encrypted_content\"]");
        ReceivedRequest asked = upstream.takeRequest();

        assertThat(asked.requestLine()).isEqualTo("POST /v1/responses HTTP/1.1");
        assertThat(asked.header("authorization")).isEqualTo("Bearer upstream-key");
        assertThat(Http.tree(asked.body()))
                .isEqualTo(Http.tree("{\"model\":\"any/m\",\"stream\":true,\"store\":false,\"temperature\":0.5,"
                        + "\"instructions\":\"Be kind.\",\"include\":[\"reasoning.encrypted_content\"],"
                        + "\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"hello\"}]}"));
    }

    @Test
    @Tag("OBJECT-01")
    @Tag("STREAM-04")
    void ids_and_numbers_are_this_server_s_own() {
        List<Frame> frames = frames(ResponsesReply.completed(ResponsesReply.saying("He", "llo")), "");

        StreamGrammar.check(frames);
        assertThat(frames)
                .allSatisfy(frame -> assertThat(frame.data().toString()).doesNotContain("_up", "777"));
        assertThat(types(frames).stream().filter("response.output_text.delta"::equals))
                .hasSize(2);
    }

    @Test
    void what_was_written_to_a_cache_is_counted_and_not_made_up() {
        String counted = ResponsesReply.response("completed", "[]", "null")
                .replace("\"cached_tokens\":3", "\"cached_tokens\":3,\"cache_write_tokens\":8");
        ChatReply reply =
                ResponsesReply.event(ResponsesReply.saying("Hi."), "response.completed", "\"response\":" + counted);

        assertThat(terminal(reply).at("/usage/input_tokens_details"))
                .isEqualTo(Http.tree("{\"cached_tokens\":3,\"cache_write_tokens\":8}"));
        assertThat(terminal(ResponsesReply.completed(ResponsesReply.saying("Hi.")))
                        .at("/usage/input_tokens_details"))
                .isEqualTo(Http.tree("{\"cached_tokens\":3}"));
    }

    @Test
    void an_item_of_another_kind_passes_with_its_events() {
        String at = ResponsesReply.at("ws_up", 0);
        ChatReply reply = ResponsesReply.added(
                ResponsesReply.begun(),
                0,
                "{\"type\":\"web_search_call\",\"id\":\"ws_up\",\"status\":\"in_progress\"}");
        reply = ResponsesReply.event(reply, "response.web_search_call.searching", at);
        reply = ResponsesReply.event(reply, "response.web_search_call.of_the_future", at + ",\"x\":1");
        reply = ResponsesReply.done(
                reply,
                0,
                "{\"type\":\"web_search_call\",\"id\":\"ws_up\",\"status\":\"completed\","
                        + "\"action\":{\"type\":\"search\",\"query\":\"parley\"}}");
        List<Frame> frames = frames(ResponsesReply.completed(reply), "\"tools\":[{\"type\":\"web_search\"}]");
        JsonNode item = StreamGrammar.check(frames).at("/output/0");

        assertThat(types(frames))
                .contains("response.web_search_call.searching", "response.web_search_call.of_the_future");
        assertThat(item.path("id").asText()).startsWith("ws_");
        assertThat(item.at("/action/query").asText()).isEqualTo("parley");
        assertThat(frames.toString()).doesNotContain("ws_up");
    }

    @Test
    void an_event_that_nobody_knows_passes_with_a_number_of_this_stream() {
        ChatReply reply = ResponsesReply.event(ResponsesReply.begun(), "response.weather", "\"sky\":\"blue\"");
        List<Frame> frames = frames(ResponsesReply.completed(reply), "");

        StreamGrammar.check(frames);
        assertThat(frames.get(2).data())
                .isEqualTo(Http.tree("{\"type\":\"response.weather\",\"sequence_number\":2,\"sky\":\"blue\"}"));
    }

    @Test
    void encrypted_reasoning_passes_and_goes_back_without_this_server_s_ids() throws Exception {
        ChatReply reply = ResponsesReply.done(
                ResponsesReply.begun(),
                0,
                "{\"type\":\"reasoning\",\"id\":\"rs_up\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"Hm.\"}],"
                        + "\"encrypted_content\":\"s3cret\"}");
        JsonNode response = terminal(ResponsesReply.completed(reply));
        upstream.next(ResponsesReply.completed(ResponsesReply.saying("Yes.")));
        http.post(
                "/v5/responses",
                request("\"previous_response_id\":\"" + response.path("id").asText() + "\""));
        upstream.takeRequest();
        JsonNode resent = Http.tree(upstream.takeRequest().body()).at("/input/1");

        assertThat(response.at("/output/0/encrypted_content").asText()).isEqualTo("s3cret");
        assertThat(response.at("/output/0/summary/0/text").asText()).isEqualTo("Hm.");
        assertThat(resent)
                .isEqualTo(
                        Http.tree(
                                "{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"Hm.\"}],\"encrypted_content\":\"s3cret\"}"));
    }

    @Test
    void custom_tool_calls_stream_their_input() {
        String at = ResponsesReply.at("ctc_up", 0);
        String call =
                "{\"type\":\"custom_tool_call\",\"id\":\"ctc_up\",\"call_id\":\"call_a\",\"name\":\"sql\",\"input\":\"%s\"}";
        ChatReply reply = ResponsesReply.added(ResponsesReply.begun(), 0, call.formatted(""));
        reply = ResponsesReply.event(reply, "response.custom_tool_call_input.delta", at + ",\"delta\":\"select \"");
        reply = ResponsesReply.event(reply, "response.custom_tool_call_input.done", at + ",\"input\":\"select 1\"");
        reply = ResponsesReply.done(reply, 0, call.formatted("select 1"));
        List<Frame> frames =
                frames(ResponsesReply.completed(reply), "\"tools\":[{\"type\":\"custom\",\"name\":\"sql\"}]");

        assertThat(StreamGrammar.check(frames).at("/output/0/input").asText()).isEqualTo("select 1");
        assertThat(types(frames)).contains("response.custom_tool_call_input.done");
    }

    @Test
    void annotations_and_several_parts_are_kept() {
        String at = ResponsesReply.at("msg_up", 0);
        String note =
                "{\"type\":\"url_citation\",\"url\":\"https://a.example\",\"title\":\"A\",\"start_index\":0,\"end_index\":3}";
        ChatReply reply =
                ResponsesReply.added(ResponsesReply.begun(), 0, ResponsesReply.message("msg_up", "in_progress", ""));
        reply = text(reply, "msg_up", 0, "One");
        reply = ResponsesReply.event(
                reply,
                "response.output_text.annotation.added",
                at + ",\"content_index\":0,\"annotation_index\":0,\"annotation\":" + note);
        reply = ResponsesReply.event(
                reply, "response.output_text.delta", at + ",\"content_index\":1,\"delta\":\"Two\"");
        JsonNode content = terminal(ResponsesReply.completed(reply)).at("/output/0/content");

        assertThat(content).hasSize(2);
        assertThat(content.at("/0/annotations/0")).isEqualTo(Http.tree(note));
        assertThat(content.at("/1/text").asText()).isEqualTo("Two");
    }

    @Test
    void an_error_of_the_upstream_s_names_the_client_s_parameter() {
        upstream.next(ChatReply.json(
                400,
                "{\"error\":{\"message\":\"Too hot.\",\"type\":\"invalid_request_error\",\"param\":\"temperature\"}}"));
        Answer answer = http.post("/v5/responses", "{\"model\":\"any/m\",\"input\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Too hot.", "temperature");
    }

    @Test
    void a_parameter_that_the_route_passes_is_passed_and_others_are_refused_by_name() throws Exception {
        upstream.next(ResponsesReply.completed(ResponsesReply.saying("Hi.")));
        http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"hello\",\"top_k\":40}");

        assertThat(Http.tree(upstream.takeRequest().body()).path("top_k").asInt())
                .isEqualTo(40);
        assertThat(http.post("/v1/responses", "{\"model\":\"m\",\"input\":\"hello\",\"cache_salt\":\"x\"}")
                        .at("/error/param"))
                .isEqualTo("cache_salt");
    }

    @Test
    @Tag("CUA-04")
    void coordinates_of_a_grid_are_pixels_here_and_cells_again_on_their_way_back() throws Exception {
        String tool =
                "\"tools\":[{\"type\":\"computer_use_preview\",\"display_width\":2000,\"display_height\":1000,\"environment\":\"browser\"}]";
        ChatReply reply = ResponsesReply.done(
                ResponsesReply.begun(),
                0,
                "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"status\":\"completed\",\"pending_safety_checks\":[],"
                        + "\"action\":{\"type\":\"click\",\"button\":\"left\",\"x\":500,\"y\":250}}");
        JsonNode response = StreamGrammar.check(frames(ResponsesReply.completed(reply), tool));
        upstream.next(ResponsesReply.completed(ResponsesReply.saying("Done.")));
        http.post(
                "/v5/responses",
                "{\"model\":\"any/m\"," + tool + ",\"previous_response_id\":\""
                        + response.path("id").asText()
                        + "\",\"input\":[{\"type\":\"computer_call_output\",\"call_id\":\"call_c\",\"output\":{\"type\":\"computer_screenshot\",\"image_url\":\"https://a.example/s.png\"}}]}");
        upstream.takeRequest();
        JsonNode resent = Http.tree(upstream.takeRequest().body()).path("input");

        assertThat(response.at("/output/0/action/x").asInt()).isEqualTo(1000);
        assertThat(response.at("/output/0/action/y").asInt()).isEqualTo(250);
        assertThat(resent.at("/1/action/x").asInt()).isEqualTo(500);
        assertThat(resent.at("/2/type").asText()).isEqualTo("computer_call_output");
    }

    @Test
    @Tag("STREAM-12")
    @Tag("MCP-01")
    void mcp_items_come_with_their_events_and_survive_chaining() throws Exception {
        String tools =
                "\"tools\":[{\"type\":\"mcp\",\"server_label\":\"dice\",\"server_url\":\"https://a.example/mcp\"}]";
        String listed = "{\"type\":\"mcp_list_tools\",\"id\":\"mcpl_up\",\"server_label\":\"dice\",\"tools\":[]}";
        String wanted =
                "{\"type\":\"mcp_approval_request\",\"id\":\"mcpr_up\",\"server_label\":\"dice\",\"name\":\"roll\","
                        + "\"arguments\":\"{}\"}";
        ChatReply reply = ResponsesReply.added(ResponsesReply.begun(), 0, listed);
        reply = ResponsesReply.event(reply, "response.mcp_list_tools.completed", ResponsesReply.at("mcpl_up", 0));
        reply = ResponsesReply.done(ResponsesReply.done(reply, 0, listed), 1, wanted);
        List<Frame> asking = frames(ResponsesReply.completed(reply), tools);
        JsonNode first = StreamGrammar.check(asking);
        upstream.takeRequest();

        String call =
                "{\"type\":\"mcp_call\",\"id\":\"mcp_up\",\"server_label\":\"dice\",\"name\":\"roll\",\"arguments\":\"%s\","
                        + "\"output\":%s}";
        ChatReply calling = ResponsesReply.added(ResponsesReply.begun(), 0, call.formatted("", "null"));
        calling = ResponsesReply.event(
                calling, "response.mcp_call_arguments.delta", ResponsesReply.at("mcp_up", 0) + ",\"delta\":\"{}\"");
        calling = ResponsesReply.event(
                calling, "response.mcp_call_arguments.done", ResponsesReply.at("mcp_up", 0) + ",\"arguments\":\"{}\"");
        calling = ResponsesReply.event(calling, "response.mcp_call.completed", ResponsesReply.at("mcp_up", 0));
        calling = ResponsesReply.done(calling, 0, call.formatted("{}", "\"6\""));
        upstream.next(ResponsesReply.completed(calling));
        List<Frame> called = http.post(
                        "/v5/responses",
                        "{\"model\":\"any/m\",\"stream\":true," + tools + ",\"previous_response_id\":\""
                                + first.path("id").asText()
                                + "\",\"input\":[{\"type\":\"mcp_approval_response\",\"approve\":true,\"approval_request_id\":\""
                                + first.at("/output/1/id").asText() + "\"}]}")
                .frames();
        JsonNode resent = Http.tree(upstream.takeRequest().body()).get("input");

        assertThat(types(asking)).contains("response.mcp_list_tools.completed");
        assertThat(first.path("output").findValuesAsText("type"))
                .containsExactly("mcp_list_tools", "mcp_approval_request");
        assertThat(resent.findValuesAsText("type"))
                .containsExactly("message", "mcp_list_tools", "mcp_approval_request", "mcp_approval_response");
        assertThat(resent.at("/3/approval_request_id")).isEqualTo(resent.at("/2/id"));
        assertThat(types(called))
                .containsSubsequence(
                        "response.output_item.added",
                        "response.mcp_call_arguments.delta",
                        "response.mcp_call_arguments.done",
                        "response.mcp_call.completed",
                        "response.output_item.done");
        assertThat(StreamGrammar.check(called).at("/output/0/output").asText()).isEqualTo("6");
    }

    @Test
    @Tag("AUTH-03")
    void what_a_tool_is_told_in_secret_goes_upstream_and_is_neither_shown_nor_stored() throws Exception {
        String tools =
                "\"tools\":[{\"type\":\"mcp\",\"server_label\":\"dice\",\"server_url\":\"https://a.example/mcp\","
                        + "\"authorization\":\"token-1\",\"headers\":{\"X-Key\":\"token-2\"}}]";
        upstream.next(ResponsesReply.completed(ResponsesReply.begun()));
        Answer answer = http.post("/v5/responses", request(tools));
        String path = "/v5/responses/"
                + answer.frames().get(0).data().at("/response/id").asText();

        assertThat(upstream.takeRequest().body()).contains("token-1", "token-2");
        assertThat(answer.body()).contains("\"dice\"").doesNotContain("token-");
        assertThat(http.get(path).body()).contains("\"dice\"").doesNotContain("token-");
        assertThat(http.get(path + "?stream=true").body()).doesNotContain("token-");
    }

    @Test
    @Tag("OBJECT-05")
    void a_completed_answer_without_an_item_is_an_empty_message() {
        JsonNode response = terminal(ResponsesReply.completed(ResponsesReply.begun()));

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/usage/output_tokens").asInt()).isPositive();
        assertThat(response.at("/output/0/content/0/text").asText("none")).isEmpty();
    }
}
