package dev.parley.server.service;

import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ComputerOutput;
import dev.parley.model.ComputerScreenshot;
import dev.parley.model.ContentPart;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallOutput;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.ImageDetail;
import dev.parley.model.InputImage;
import dev.parley.model.InputItem;
import dev.parley.model.McpApprovalRequest;
import dev.parley.model.McpApprovalResponse;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.ToolOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items are of kinds that the server understands, and every output answers a call that came before it. */
final class ItemRules {
    private final Set<String> functionCalls = new HashSet<>();
    private final Set<String> customCalls = new HashSet<>();
    private final Set<String> computerCalls = new HashSet<>();
    private final Set<String> unapproved = new HashSet<>();
    private final Set<String> served;

    private ItemRules(Set<String> served) {
        this.served = served;
    }

    /** Checks what is new in a conversation; {@code served} are the types of items that the engine takes. */
    static void check(Conversation conversation, Set<String> served) {
        ItemRules rules = new ItemRules(served);
        conversation.earlier().forEach(rules::remember);
        List<InputItem> now = conversation.now();
        for (int i = 0; i < now.size(); i++) {
            rules.check(now.get(i), "input[" + i + "]");
            rules.remember(now.get(i));
        }
    }

    private void remember(InputItem item) {
        if (item instanceof FunctionCall call) {
            functionCalls.add(call.callId());
        } else if (item instanceof CustomToolCall call) {
            customCalls.add(call.callId());
        } else if (item instanceof ComputerCall call) {
            computerCalls.add(call.callId());
        } else if (item instanceof ComputerCallOutput output) {
            computerCalls.remove(output.callId()); // a screen is seen once; texts of functions are sent again by many
        } else if (item instanceof McpApprovalRequest request) {
            unapproved.add(request.id());
        } else if (item instanceof McpApprovalResponse answer) {
            unapproved.remove(answer.approvalRequestId());
        }
    }

    private void check(InputItem item, String where) {
        if (item instanceof InputItem.Unknown) {
            throw ApiException.invalid(
                    "invalid_value",
                    where + ".type",
                    "Items of type '" + ApiException.shortened(String.valueOf(item.type())) + "' are not known here.");
        } else if (!served.contains(item.type())) {
            throw ApiException.unsupported(
                    where + ".type",
                    "Items of type '" + item.type() + "' are not supported for this model on this server.");
        }
        parts(item, where);
    }

    private void parts(InputItem item, String where) {
        if (item instanceof Message message) {
            message(message, where);
        } else if (item instanceof ComputerCall call) {
            actions(call, where);
        } else if (item instanceof FunctionCallOutput output) {
            answers(functionCalls, output.callId(), where);
            if (output.output() instanceof ToolOutput.Items items) {
                parts(items.value(), where + ".output");
            }
        } else if (item instanceof ComputerCallOutput output) {
            answers(computerCalls, output.callId(), where);
            require(output.output() != null, where + ".output", "A computer call's output needs a screenshot.");
            require(
                    !(output.output() instanceof ComputerOutput.Unknown),
                    where + ".output.type",
                    "A screenshot is an input_image or a computer_screenshot.");
            if (output.output() instanceof ContentPart screen) {
                detail(screen, where + ".output");
            }
        } else if (item instanceof CustomToolCallOutput output) {
            answers(customCalls, output.callId(), where);
            if (output.output() instanceof ToolOutput.Items items) {
                parts(items.value(), where + ".output");
            }
        } else if (item instanceof McpApprovalResponse answer) {
            require(
                    unapproved.contains(answer.approvalRequestId()),
                    where + ".approval_request_id",
                    "No request for approval with id '" + ApiException.shortened(answer.approvalRequestId())
                            + "' is waiting for an answer.");
        }
    }

    private static void actions(ComputerCall call, String where) {
        List<ComputerAction> several = Objects.requireNonNullElse(call.actions(), List.of());
        if (call.action() == null && several.isEmpty()) {
            throw ApiException.invalid(
                    "missing_required_parameter", where + ".action", "A computer call needs an action, or actions.");
        }
        known(call.action(), where + ".action");
        for (int i = 0; i < several.size(); i++) {
            known(several.get(i), where + ".actions[" + i + "]");
        }
    }

    private static void known(@Nullable ComputerAction action, String where) {
        require(
                !(action instanceof ComputerAction.Unknown),
                where + ".type",
                "Actions of this type are not known here.");
    }

    private static void message(Message message, String where) {
        require(
                message.role() instanceof MessageRole.Known,
                where + ".role",
                "A role is user, assistant, system or developer.");
        if (message.content() instanceof MessageContent.Items items) {
            parts(items.value(), where + ".content");
        }
    }

    private static void parts(List<ContentPart> parts, String where) {
        for (int i = 0; i < parts.size(); i++) {
            require(
                    !(parts.get(i) instanceof ContentPart.Unknown),
                    where + "[" + i + "].type",
                    "Content of type '"
                            + ApiException.shortened(String.valueOf(parts.get(i).type())) + "' is not known here.");
            detail(parts.get(i), where + "[" + i + "]");
        }
    }

    private static void detail(ContentPart part, String where) {
        ImageDetail detail = part instanceof InputImage image ? image.detail() : null;
        if (part instanceof ComputerScreenshot screenshot) {
            detail = screenshot.detail();
        }
        require(
                !(detail instanceof ImageDetail.Unknown),
                where + ".detail",
                "The detail of an image is low, high, auto or original.");
    }

    private static void answers(Set<String> calls, String callId, String where) {
        require(
                calls.contains(callId),
                where + ".call_id",
                "No tool call with call_id '" + ApiException.shortened(callId) + "' waits for this output.");
    }

    private static void require(boolean holds, String param, String message) {
        if (!holds) {
            throw ApiException.invalid("invalid_value", param, message);
        }
    }
}
