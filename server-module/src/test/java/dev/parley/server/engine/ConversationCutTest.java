package dev.parley.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.InputItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters are items: U, A and S messages of user, assistant and system, R reasoning, c/o a call and its output by number. */
final class ConversationCutTest {
    @ParameterizedTest
    @CsvSource({
        "U A U A U,        U A U",
        "S U A S U A,      S S U A",
        "U U A U A,        U A",
        "U c1 o1 U A,      U A",
        "U c1 U o1 A U,    U",
        "U c1 o1 c2 o2,    U c2 o2",
        "U R c1 o1 R c2 c3 o3 o2 A, U R c2 c3 o3 o2 A",
        "U c1 o1 c2 o2 c3 o3 c4, U c3 o3 c4",
        "U,                ''",
        "U c1 o1,          ''",
        "S,                ''",
        "c1 o1 A,          A",
    })
    void a_conversation_is_cut_between_turns_and_never_within_a_call(String conversation, String shorter)
            throws IOException {
        List<InputItem> items = new ArrayList<>();
        for (String letter : conversation.split(" ", -1)) {
            items.add(item(letter));
        }

        assertThat(ConversationCut.shorter(items)
                        .map(ConversationCutTest::letters)
                        .orElse(""))
                .isEqualTo(shorter);
    }

    private static InputItem item(String letter) throws IOException {
        String number = letter.substring(1);
        String json = switch (letter.charAt(0)) {
            case 'U' -> "{\"type\":\"message\",\"role\":\"user\",\"content\":\"U\"}";
            case 'A' -> "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"A\"}";
            case 'S' -> "{\"type\":\"message\",\"role\":\"system\",\"content\":\"S\"}";
            case 'R' -> "{\"type\":\"reasoning\",\"summary\":[]}";
            case 'c' ->
                "{\"type\":\"function_call\",\"call_id\":\"" + number + "\",\"name\":\"f\",\"arguments\":\"{}\"}";
            default -> "{\"type\":\"function_call_output\",\"call_id\":\"" + number + "\",\"output\":\"x\"}";
        };
        return Json.read(json, InputItem::read);
    }

    private static String letters(List<InputItem> items) {
        List<String> letters = new ArrayList<>();
        for (InputItem item : items) {
            JsonValue.Obj json;
            try {
                json = (JsonValue.Obj) Json.parse(item.toJson());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            letters.add(
                    switch (item.type()) {
                        case "message" -> ((JsonValue.Str) json.get("content")).value();
                        case "reasoning" -> "R";
                        case "function_call" -> "c" + ((JsonValue.Str) json.get("call_id")).value();
                        default -> "o" + ((JsonValue.Str) json.get("call_id")).value();
                    });
        }
        return String.join(" ", letters);
    }
}
