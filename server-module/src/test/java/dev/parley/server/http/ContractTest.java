package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("storeless")
final class ContractTest {
    private TestServer server;
    private Http http;

    @BeforeAll
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_contract_is_served_as_json() {
        Answer answer = http.get("/openapi.json");

        assertThat(answer.type()).startsWith("application/json");
        assertThat(answer.at("/openapi")).startsWith("3.1");
        assertThat(answer.json().at("/paths/~1v1~1responses/post").isObject()).isTrue();
    }

    @Test
    void the_contract_is_served_as_yaml() {
        Answer answer = http.get("/openapi.yaml");

        assertThat(answer.type()).startsWith("application/yaml");
        assertThat(answer.body()).startsWith("openapi: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void each_dialect_has_its_document(String dialect) {
        assertThat(http.get("/openapi/" + dialect + ".json").json().at("/paths"))
                .isNotEmpty();
    }

    @Test
    void a_dialect_that_is_not_one_has_none() {
        assertThat(http.get("/openapi/klingon.json").status()).isEqualTo(404);
    }

    @Test
    void the_reference_page_is_served_as_html_that_may_load_nothing() {
        Answer answer = http.get("/docs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith("text/html").containsIgnoringCase("charset=utf-8");
        assertThat(answer.raw().headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("id=\"CreateResponse\"");
    }

    @Test
    void the_server_says_that_it_is_up() {
        assertThat(http.get("/healthz").at("/status")).isEqualTo("ok");
    }
}
