package dev.parley.server.engine.chat;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.engine.upstream.UpstreamCaller;
import dev.parley.server.engine.upstream.UpstreamErrors;
import java.util.HashSet;
import java.util.Set;

/** Any upstream that speaks chat completions. */
public final class ChatEngine implements ModelEngine {
    private static final String PATH = "chat/completions";
    private static final Set<String> PARAMETERS = Set.of(
            "include.message.output_text.logprobs",
            "max_output_tokens",
            "max_tool_calls",
            "parallel_tool_calls",
            "reasoning.effort",
            "temperature",
            "text.format",
            "text.verbosity",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "user");

    private static final Set<String> ITEMS = Set.of(
            "message",
            "reasoning",
            "function_call",
            "function_call_output",
            "custom_tool_call",
            "custom_tool_call_output");

    private final Upstream upstream;
    private final UpstreamErrors errors;
    private final UpstreamCaller caller;
    private final Set<String> passes;

    private ChatEngine(Upstream upstream, Set<String> passes) {
        this.upstream = upstream;
        this.errors = new UpstreamErrors(upstream, UpstreamParam::inRequest);
        this.caller = UpstreamCaller.of(upstream, errors);
        this.passes = Set.copyOf(passes);
    }

    /** An engine for one upstream; connects when it is first asked. */
    public static ChatEngine to(Upstream upstream) {
        return new ChatEngine(upstream, Set.of());
    }

    /**
     * An engine for an upstream that also acts on these parameters.
     *
     * @param passes some of {@link ChatExtras#NAMES}
     */
    public static ChatEngine to(Upstream upstream, Set<String> passes) {
        return new ChatEngine(upstream, passes);
    }

    @Override
    public Capabilities capabilities() {
        Set<String> parameters = new HashSet<>(PARAMETERS);
        parameters.addAll(passes);
        return new Capabilities(parameters, Set.of("custom", "function"), ITEMS);
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        boolean stream = Boolean.TRUE.equals(request.parameters().stream());
        byte[] body = new ChatRequestWriter(upstream.modelFor(request.model()), passes).write(request, stream);
        UpstreamCaller.Call call = new UpstreamCaller.Call(PATH, body, stream, request.cancellation());
        CustomTools custom = CustomTools.of(request.parameters());
        return sink -> caller.call(call, new ChatAnswer(sink, errors, custom));
    }

    @Override
    public void close() {
        caller.close();
    }
}
