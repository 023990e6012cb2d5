package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents must not let through; without it, documents that allow everything would pass the examples. */
class RefusedTest {
    private final Documents documents = new Documents();

    @ParameterizedTest(name = "{0} refuses {2} as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "openai-v1        | CreateResponse | {\"input\":\"x\"}",
                "openai-v1        | CreateResponse | {\"model\":\"m\",\"input\":\"x\",\"temperature\":2.5}",
                "openai-v1        | CreateResponse | {\"model\":\"m\",\"input\":7}",
                "openai-v1        | CreateResponse | {\"model\":null,\"input\":\"x\"}",
                "openai-v1        | Tool           | {\"type\":\"function\",\"name\":\"f\"}",
                "openai-v1        | InputItem      | {\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[]}",
                "openai-v1        | OutputItem     | {\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}",
                "openai-v1        | OutputItem     | {\"type\":\"message\",\"id\":\"m\",\"status\":\"completed\",\"role\":\"user\",\"content\":[]}",
                "openai-v1        | ComputerAction | {\"type\":\"drag\",\"x\":1,\"y\":1,\"end_x\":2,\"end_y\":2}",
                "openai-v1        | ErrorEnvelope  | {\"error\":{\"message\":\"m\"}}",
                "openai-v1        | ErrorEnvelope  | {\"error\":\"m\"}",
                "openai-v1        | Response       | {\"id\":\"r\",\"object\":\"response\",\"created_at\":1,\"model\":\"m\",\"output\":[]}",
                "openai-v1        | StreamEvent    | {\"type\":\"response.output_text.delta\",\"delta\":\"x\"}",
                "v5               | CreateResponse | {\"input\":\"x\"}",
                "v5               | StreamEvent    | {\"type\":\"response.refusal.delta\",\"item_id\":\"i\",\"output_index\":0,\"content_index\":0,\"delta\":\"x\"}",
                "v5               | Timestamp      | \"2026-03-05T09:30:00Z\"",
                "v5               | ComputerAction | {\"type\":\"navigate\",\"url\":\"u\"}",
                "lightcone-compat | CreateResponse | {\"model\":\"m\"}",
                "lightcone-compat | CreateResponse | {\"input\":\"x\",\"service_tier\":null}",
                "lightcone-compat | Timestamp      | 1.5",
                "lightcone-compat | OutputItem     | {\"type\":\"function_call\",\"name\":\"f\"}",
                "lightcone-compat | Response       | {\"id\":\"r\",\"object\":\"response\",\"created_at\":1,\"model\":\"m\",\"output\":[],\"status\":\"queued\"}",
                "lightcone-v1     | CreateResponse | {\"input\":\"x\"}",
                "lightcone-v1     | CreateResponse | {\"model\":null}",
                "lightcone-v1     | Timestamp      | 1",
                "lightcone-v1     | Tool           | {\"type\":\"computer_use_preview\"}",
                "lightcone-v1     | OutputItem     | {\"type\":\"function_call\"}",
                "lightcone-v1     | ComputerAction | {\"type\":\"screenshot\"}",
            })
    void a_wrong_value_is_refused(String dialect, String schema, String json) throws IOException {
        assertThat(documents.errors(dialect.strip() + ".json", schema.strip(), new ObjectMapper().readTree(json)))
                .isNotEmpty();
    }
}
