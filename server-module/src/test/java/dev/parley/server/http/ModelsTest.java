package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Model;
import dev.parley.server.Http;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void the_models_of_the_routes_are_listed_in_their_order() {
        long before = Instant.now().getEpochSecond();
        try (TestServer server = TestServer.scripted()) {
            Http.Answer answer = new Http(server.uri()).get("/v1/models");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/object")).isEqualTo("list");
            assertThat(answer.json().path("data").findValuesAsText("id"))
                    .containsExactly("parley-scripted", "parley/scripted");
            assertThat(answer.json().path("data")).allSatisfy(model -> {
                assertThat(model.path("object").asText()).isEqualTo("model");
                assertThat(model.path("created").asLong())
                        .isBetween(before, Instant.now().getEpochSecond());
            });
        }
    }

    @Test
    void the_vendor_of_a_name_is_its_owner() {
        List<String> owners = new ModelsResource(new Models(List.of("acme/one", "two", "/three"), Instant.EPOCH))
                .listModels().data().stream().map(Model::ownedBy).toList();

        assertThat(owners).containsExactly("acme", "parley", "parley");
    }

    @Test
    void families_of_models_are_left_out_since_nobody_knows_their_members() {
        try (TestServer server = TestServer.inFrontOf(URI.create("http://127.0.0.1:1/v1"))) {
            JsonNode data = new Http(server.uri()).get("/v1/models").json().path("data");

            assertThat(data.findValuesAsText("id")).containsExactly("parley-scripted");
        }
    }

    @Test
    void every_listed_model_answers() {
        try (TestServer server = TestServer.scripted()) {
            Http http = new Http(server.uri());
            http.get("/v1/models")
                    .json()
                    .path("data")
                    .findValuesAsText("id")
                    .forEach(model -> assertThat(
                                    http.post("/v1/responses", "{\"model\":\"" + model + "\",\"input\":\"Hello\"}")
                                            .status())
                            .as(model)
                            .isEqualTo(200));
        }
    }

    @Test
    void the_list_needs_a_key_where_keys_are_needed() {
        ApiKey key = new ApiKey("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", "alice", null);
        try (TestServer server = TestServer.withKeys(key)) {
            Http.Answer refused = new Http(server.uri()).get("/v1/models");

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.at("/error/type")).isNotBlank();
            assertThat(new Http(server.uri(), "Authorization", "Bearer secret")
                            .get("/v1/models")
                            .status())
                    .isEqualTo(200);
        }
    }
}
