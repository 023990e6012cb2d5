package dev.parley.server.service;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes ids: a prefix that tells the kind, and 128 random bits that nobody can guess. */
final class Ids {
    private final SecureRandom random = new SecureRandom();

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
        return next("resp_");
    }

    String computerCall() {
        return next("cu_");
    }

    String call() {
        return next("call_");
    }

    String next(String prefix) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return prefix + HexFormat.of().formatHex(bits);
    }
}
