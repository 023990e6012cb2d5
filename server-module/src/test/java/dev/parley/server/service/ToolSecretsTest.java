package dev.parley.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolSecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'mcp','server_label':'a','authorization':'hidden'}",
                "{'type':'mcp','server_label':'a','headers':{'X-Key':'hidden'}}",
                "{'type':'code_interpreter','container':{'type':'auto','network_policy':{'type':'allowlist',"
                        + "'allowed_domains':['a.example'],'domain_secrets':"
                        + "[{'domain':'a.example','name':'KEY','value':'hidden'}]}}}",
                "{'type':'shell','environment':{'type':'container_auto','network_policy':{'type':'allowlist',"
                        + "'allowed_domains':['a.example'],'domain_secrets':"
                        + "[{'domain':'a.example','name':'KEY','value':'hidden'}]}}}"
            })
    void a_request_with_a_secret_is_not_stored_and_its_echo_is_without_it(String tool) throws IOException {
        CreateResponse request = request(tool);
        String echo = new String(
                Json.write(request.toBuilder()
                        .tools(ToolSecrets.without(request.tools()))
                        .build()),
                StandardCharsets.UTF_8);

        assertThat(WaitingTurns.asStored(request)).isNull();
        assertThat(echo).doesNotContain("hidden").contains("\"type\"");
    }

    @Test
    void a_request_without_one_is_stored_without_its_input() throws IOException {
        CreateResponse request = request("{'type':'mcp','server_label':'a','server_url':'https://a.example'},"
                + "{'type':'code_interpreter','container':{'type':'auto'}},{'type':'shell'},"
                + "{'type':'function','name':'f','parameters':{'properties':{'headers':{}}}}");

        assertThat(WaitingTurns.asStored(request))
                .isEqualTo(Json.write(request.toBuilder().input(null).build()));
    }

    private static CreateResponse request(String tools) throws IOException {
        String json = ("{'model':'m','input':'hello','tools':[" + tools + "]}").replace('\'', '"');
        return Json.read(json.getBytes(StandardCharsets.UTF_8), CreateResponse::read);
    }
}
