package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.puppet.Move;
import dev.parley.conformance.puppet.Script;
import java.util.ArrayList;
import java.util.List;

/** The output says what the upstream said: its text, its refusal, and its calls, each with its own arguments. */
final class AsScripted implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Script script = evidence.upstream().script();
        JsonNode response = evidence.response();
        compare("text", script.text(), Texts.of(response), findings);
        compare("refusal", script.refusal(), Texts.refusal(response), findings);
        List<String> wanted =
                script.calls().stream().map(AsScripted::call).sorted().toList();
        List<String> actual =
                calls(response).stream().map(AsScripted::call).sorted().toList();
        if (!wanted.equals(actual)) {
            findings.add(new Finding.Violation(
                    "/output function calls",
                    "not the calls that the upstream made",
                    wanted.toString(),
                    actual.toString()));
        }
        List<String> ids = calls(response).stream()
                .map(item -> item.path("call_id").asText(""))
                .toList();
        if (ids.contains("") || ids.stream().distinct().count() < ids.size()) {
            findings.add(new Finding.Violation(
                    "/output call_id", "calls need an id each to be answered by", "different ids", ids.toString()));
        }
        return findings;
    }

    private static void compare(String what, String wanted, String actual, List<Finding> findings) {
        if (!wanted.equals(actual)) {
            int same = 0;
            while (same < Math.min(wanted.length(), actual.length()) && wanted.charAt(same) == actual.charAt(same)) {
                same++;
            }
            findings.add(new Finding.Violation(
                    "/output " + what,
                    "not the " + what + " that the upstream said; they differ from character " + same,
                    excerpt(wanted, same),
                    excerpt(actual, same)));
        }
    }

    private static String excerpt(String text, int at) {
        String part = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 60));
        return "\"" + part + "\" (" + text.length() + " characters in all)";
    }

    private static List<JsonNode> calls(JsonNode response) {
        List<JsonNode> calls = new ArrayList<>();
        for (JsonNode item : response.path("output")) {
            if (item.path("type").asText().equals("function_call")) {
                calls.add(item);
            }
        }
        return calls;
    }

    private static String call(Move.Call call) {
        return call(call.name(), call.arguments());
    }

    private static String call(JsonNode item) {
        return call(item.path("name").asText(), item.path("arguments").asText());
    }

    private static String call(String name, String arguments) {
        JsonNode parsed = Trees.read(arguments);
        return name + " " + (parsed.isMissingNode() ? arguments : parsed);
    }
}
