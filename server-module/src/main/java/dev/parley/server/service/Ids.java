package dev.parley.server.service;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes ids: a prefix that tells the kind, and random bits that nobody can guess. Those of a response begin with the time, so
 * that what is stored together lies together in an index, and have 80 random bits. Items of a response have the digits of the
 * response and 64 random bits of their own, so that their id leads to it.
 */
final class Ids {
    private static final String RESPONSE = "resp_";
    private static final Pattern ITEM = Pattern.compile("[a-z]+_([0-9a-f]{32})[0-9a-f]{16}");

    private final SecureRandom random;
    private final String within;

    Ids() {
        this(new SecureRandom(), "");
    }

    private Ids(SecureRandom random, String within) {
        this.random = random;
        this.within = within;
    }

    /** The same for the items of one response. */
    Ids within(String responseId) {
        return new Ids(random, responseId.substring(RESPONSE.length()));
    }

    /** The response that an item of this id belongs to, if {@link #within} has made it. */
    static Optional<String> responseOf(String itemId) {
        Matcher id = ITEM.matcher(itemId);
        return id.matches() ? Optional.of(RESPONSE + id.group(1)) : Optional.empty();
    }

    /** What ids of items of this type begin with; backends that look at resent items expect that. */
    static String prefixOf(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "message" -> "msg_";
            case "reasoning" -> "rs_";
            case "function_call" -> "fc_";
            case "function_call_output" -> "fco_";
            case "custom_tool_call" -> "ctc_";
            case "computer_call" -> "cu_";
            case "computer_call_output" -> "cuo_";
            case "web_search_call" -> "ws_";
            case "file_search_call" -> "fs_";
            case "code_interpreter_call" -> "ci_";
            case "image_generation_call" -> "ig_";
            case "mcp_call" -> "mcp_";
            case "mcp_list_tools" -> "mcpl_";
            case "mcp_approval_request" -> "mcpr_";
            case "local_shell_call" -> "lsh_";
            case "shell_call" -> "sh_";
            case "apply_patch_call" -> "apc_";
            case "tool_search_call" -> "tsc_";
            case "compaction" -> "cmp_";
            default -> "item_";
        };
    }

    String response() {
        return RESPONSE + HexFormat.of().toHexDigits(System.currentTimeMillis(), 12) + bits(10);
    }

    String computerCall() {
        return next("cu_");
    }

    /** Not as long as those of items: upstreams take 40 characters. */
    String call() {
        return "call_" + bits(16);
    }

    String next(String prefix) {
        return prefix + within + bits(within.isEmpty() ? 16 : 8);
    }

    private String bits(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
