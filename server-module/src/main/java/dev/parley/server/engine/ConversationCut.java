package dev.parley.server.engine;

import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallOutput;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.ReasoningItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversation shorter: first whole turns go, the oldest half of them; in the last turn, the oldest half of what
 * followed the user's message. System messages stay, at the front, and a call never goes without its output.
 */
final class ConversationCut {
    private final List<InputItem> pinned = new ArrayList<>();
    private final List<List<InputItem>> turns = new ArrayList<>();
    private final Set<String> pending = new HashSet<>();
    private boolean userSpeaks;

    private ConversationCut() {}

    /** A shorter conversation; empty if nothing more can be left out. */
    static Optional<List<InputItem>> shorter(List<InputItem> conversation) {
        ConversationCut cut = new ConversationCut();
        conversation.forEach(cut::add);
        return cut.shorter();
    }

    private void add(InputItem item) {
        String role = role(item);
        if ("system".equals(role) || "developer".equals(role)) {
            pinned.add(item);
            return;
        }
        boolean user = "user".equals(role);
        if (turns.isEmpty() || (user && !userSpeaks && pending.isEmpty())) {
            turns.add(new ArrayList<>());
        }
        userSpeaks = user;
        turns.get(turns.size() - 1).add(item);
        follow(item, pending);
    }

    private Optional<List<InputItem>> shorter() {
        List<List<InputItem>> kept = turns;
        if (turns.size() > 1) {
            kept = turns.subList(turns.size() / 2, turns.size());
        } else {
            List<InputItem> turn = turns.isEmpty() ? List.of() : turns.get(0);
            List<InputItem> rest = withoutOldestSteps(turn);
            if (rest.size() == turn.size()) {
                return Optional.empty();
            }
            kept = List.of(rest);
        }
        List<InputItem> shorter = new ArrayList<>(pinned);
        kept.forEach(shorter::addAll);
        return Optional.of(List.copyOf(shorter));
    }

    private static List<InputItem> withoutOldestSteps(List<InputItem> turn) {
        int lead = 0;
        while (lead < turn.size() && "user".equals(role(turn.get(lead)))) {
            lead++;
        }
        List<List<InputItem>> steps = steps(turn.subList(lead, turn.size()));
        int dropped = steps.size() < 2 ? 0 : Math.max(1, steps.size() / 2);
        List<InputItem> rest = new ArrayList<>(turn.subList(0, lead));
        steps.subList(dropped, steps.size()).forEach(rest::addAll);
        return rest;
    }

    /** Groups that can't be torn: thoughts with what they led to, calls with their outputs and all that lies between. */
    private static List<List<InputItem>> steps(List<InputItem> items) {
        List<List<InputItem>> steps = new ArrayList<>();
        Set<String> pending = new HashSet<>();
        List<InputItem> step = new ArrayList<>();
        for (InputItem item : items) {
            step.add(item);
            follow(item, pending);
            if (pending.isEmpty() && !(item instanceof ReasoningItem)) {
                steps.add(step);
                step = new ArrayList<>();
            }
        }
        if (!step.isEmpty()) {
            steps.add(step);
        }
        return steps;
    }

    private static void follow(InputItem item, Set<String> pending) {
        String called = called(item);
        if (called != null) {
            pending.add(called);
        }
        String answered = answered(item);
        if (answered != null) {
            pending.remove(answered);
        }
    }

    private static @Nullable String role(InputItem item) {
        return item instanceof Message message ? message.role().value() : null;
    }

    private static @Nullable String called(InputItem item) {
        if (item instanceof FunctionCall call) {
            return call.callId();
        }
        if (item instanceof CustomToolCall call) {
            return call.callId();
        }
        return item instanceof ComputerCall call ? call.callId() : null;
    }

    private static @Nullable String answered(InputItem item) {
        if (item instanceof FunctionCallOutput output) {
            return output.callId();
        }
        if (item instanceof CustomToolCallOutput output) {
            return output.callId();
        }
        return item instanceof ComputerCallOutput output ? output.callId() : null;
    }
}
