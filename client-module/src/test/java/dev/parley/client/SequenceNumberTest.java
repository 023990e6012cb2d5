package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SequenceNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'response.output_text.delta','delta':'x','sequence_number':7} | 7",
                "{'type':'response.output_text.delta','delta':'x'} | -1",
                "{'type':'response.output_text.delta','delta':'x','sequence_number':'7'} | -1",
                "{'type':'response.function_call_arguments.delta','delta':'x','sequence_number':8} | 8",
                "{'type':'response.reasoning_text.delta','delta':'x','sequence_number':9} | 9",
                "{'type':'response.reasoning_summary_text.delta','delta':'x','sequence_number':10} | 10",
                "{'type':'response.mcp_call.completed','item_id':'m','sequence_number':11} | 11",
                "{'type':'keepalive','sequence_number':0} | 0",
                "{'type':'response.telepathy.delta','sequence_number':12} | 12",
                "{'type':'response.telepathy.delta','sequence_number':1.5} | -1",
                "{'type':'response.telepathy.delta'} | -1",
            })
    void the_number_is_found_in_events_of_any_type(String json, long expected) throws IOException {
        StreamEvent event =
                Json.read(json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8), StreamEvent::read);

        assertThat(SequenceNumber.of(event).orElse(-1)).isEqualTo(expected);
    }
}
