package dev.parley.server.http;

import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ContentPart;
import dev.parley.model.CustomToolCall;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.InputText;
import dev.parley.model.ItemStatus;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputText;
import java.util.List;

/** Input items as they are listed: clients may leave out a status and send a bare text, but expect the one and the parts of the other. */
final class ListedItems {
    private ListedItems() {}

    static InputItem of(InputItem item) {
        if (item instanceof Message message) {
            return of(message);
        }
        if (item instanceof FunctionCall call && call.status() == null) {
            return call.toBuilder().status(ItemStatus.COMPLETED).build();
        }
        if (item instanceof FunctionCallOutput output && output.status() == null) {
            return output.toBuilder().status(ItemStatus.COMPLETED).build();
        }
        if (item instanceof CustomToolCall call && call.status() == null) {
            return call.toBuilder().status(ItemStatus.COMPLETED).build();
        }
        return item instanceof ComputerCallOutput output && output.status() == null
                ? output.toBuilder().status(ItemStatus.COMPLETED).build()
                : item;
    }

    private static Message of(Message message) {
        boolean answer = message.role() == MessageRole.ASSISTANT;
        Message.Builder listed = message.toBuilder();
        if (message.content() instanceof MessageContent.Text text) {
            listed.content(new MessageContent.Items(List.of(part(text.value(), answer))));
        }
        if (message.status() == null) {
            listed.status(ItemStatus.COMPLETED);
        }
        return listed.build();
    }

    private static ContentPart part(String text, boolean answer) {
        return answer
                ? OutputText.builder().text(text).annotations(List.of()).build()
                : InputText.builder().text(text).build();
    }
}
