package dev.parley.server.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's bounds hold inside of unions and lists, and a violation is placed where the client wrote it. */
final class JsonPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'input':[{'role':'user','content':'x'},{'type':'function_call_output','call_id':'','output':'x'}]} | input[1].call_id",
                "{'input':[{'type':'computer_call_output','call_id':''}]} | input[0].call_id",
                "{'metadata':{'k':'%'}}   | metadata.k",
                "{'cache_salt':''}        | cache_salt",
            })
    void a_violation_has_the_path_of_the_document(String json, String path) throws IOException {
        String document = json.replace('\'', '"').replace("%", "v".repeat(513));
        CreateResponse request = Json.read(document, CreateResponse::read);
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(request))
                    .extracting(JsonPath::of)
                    .containsExactly(path);
        }
    }
}
