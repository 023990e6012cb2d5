package dev.parley.server.engine.responses;

import dev.parley.model.ComputerCall;
import dev.parley.model.CustomToolCall;
import dev.parley.model.FunctionCall;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.ReasoningItem;
import dev.parley.server.screen.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Items of a conversation as the upstream gets them. Ids that this server made mean nothing there, and an upstream that
 * looks them up would refuse them, so they are left out where they may be.
 */
final class Resent {
    private Resent() {}

    /** The item to send; null for what only an upstream with a memory could use. */
    static @Nullable InputItem of(InputItem item, @Nullable Grid grid) {
        if (item instanceof Message message && message.id() != null) {
            return of(message);
        }
        if (item instanceof ReasoningItem reasoning) {
            return of(reasoning);
        }
        if (item instanceof FunctionCall call && call.id() != null) {
            return of(call);
        }
        if (item instanceof CustomToolCall call && call.id() != null) {
            return CustomToolCall.builder()
                    .callId(call.callId())
                    .name(call.name())
                    .input(call.input())
                    .build();
        }
        return item instanceof ComputerCall call && grid != null ? grid.fromPixels(call) : item;
    }

    private static Message of(Message message) {
        Message.Builder sent = Message.builder().role(message.role()).content(message.content());
        return message.phase() == null
                ? sent.build()
                : sent.phase(message.phase()).build();
    }

    private static FunctionCall of(FunctionCall call) {
        FunctionCall.Builder sent =
                FunctionCall.builder().callId(call.callId()).name(call.name()).arguments(call.arguments());
        return call.namespace() == null
                ? sent.build()
                : sent.namespace(call.namespace()).build();
    }

    /** A summary alone is of no use: the upstream would look for the thoughts themselves by the id, and not find them. */
    private static @Nullable ReasoningItem of(ReasoningItem reasoning) {
        if (reasoning.encryptedContent() == null && reasoning.content() == null) {
            return null;
        }
        ReasoningItem.Builder sent = ReasoningItem.builder().summary(reasoning.summary());
        if (reasoning.content() != null) {
            sent.content(reasoning.content());
        }
        return reasoning.encryptedContent() == null
                ? sent.build()
                : sent.encryptedContent(reasoning.encryptedContent()).build();
    }
}
