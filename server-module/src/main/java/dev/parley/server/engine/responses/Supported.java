package dev.parley.server.engine.responses;

import java.util.List;
import java.util.Set;

/** What of a request goes to an upstream that speaks the Responses API. */
public final class Supported {
    /** Parameters that upstreams of vLLM's kind have and others refuse. */
    public static final List<String> EXTRAS = List.of(
            "cache_salt",
            "include_stop_str_in_output",
            "logit_bias",
            "mm_processor_kwargs",
            "priority",
            "skip_special_tokens",
            "top_k");

    static final Set<String> PARAMETERS = Set.of(
            "include.code_interpreter_call.outputs",
            "include.computer_call_output.output.image_url",
            "include.file_search_call.results",
            "include.message.input_image.image_url",
            "include.message.output_text.logprobs",
            "include.reasoning.encrypted_content",
            "include.web_search_call.action.sources",
            "include.web_search_call.results",
            "max_output_tokens",
            "max_tool_calls",
            "parallel_tool_calls",
            "prompt_cache_key",
            "prompt_cache_retention",
            "reasoning.effort",
            "reasoning.generate_summary",
            "reasoning.summary",
            "safety_identifier",
            "service_tier",
            "temperature",
            "text.format",
            "text.verbosity",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "truncation",
            "user");

    static final Set<String> ITEMS = Set.of(
            "apply_patch_call",
            "apply_patch_call_output",
            "code_interpreter_call",
            "compaction",
            "computer_call",
            "computer_call_output",
            "custom_tool_call",
            "custom_tool_call_output",
            "file_search_call",
            "function_call",
            "function_call_output",
            "image_generation_call",
            "local_shell_call",
            "local_shell_call_output",
            "mcp_approval_request",
            "mcp_approval_response",
            "mcp_call",
            "mcp_list_tools",
            "message",
            "reasoning",
            "shell_call",
            "shell_call_output",
            "web_search_call");

    /** That texts are held to them is the upstream's to see to. */
    static final Set<String> GRAMMARS = Set.of("lark", "regex");

    private Supported() {}
}
