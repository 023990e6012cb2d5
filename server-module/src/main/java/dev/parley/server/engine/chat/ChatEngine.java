package dev.parley.server.engine.chat;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.engine.chat.ChatAnswer.Functions;
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
            "computer_call",
            "computer_call_output",
            "custom_tool_call",
            "custom_tool_call_output");

    private final Upstream upstream;
    private final UpstreamErrors errors;
    private final UpstreamCaller caller;
    private final Features features;

    private ChatEngine(Upstream upstream, Features features) {
        this.upstream = upstream;
        this.errors = new UpstreamErrors(upstream, UpstreamParam::inRequest);
        this.caller = UpstreamCaller.of(upstream, errors);
        this.features = features;
    }

    /** An engine for one upstream; connects when it is first asked. */
    public static ChatEngine to(Upstream upstream) {
        return new ChatEngine(upstream, Features.USUAL);
    }

    /** An engine for an upstream of which something special is known. */
    public static ChatEngine to(Upstream upstream, Features features) {
        return new ChatEngine(upstream, features);
    }

    /**
     * What upstreams differ in.
     *
     * @param passes parameters that this one acts on besides the usual ones; some of {@link ChatExtras#NAMES}
     * @param grid whether its model writes positions as cells of a grid of 0 to 999; else they are pixels
     * @param lenient whether its model is told of grammars that nothing here can hold it to
     */
    public record Features(Set<String> passes, boolean grid, boolean lenient) {
        static final Features USUAL = new Features(Set.of(), false, false);

        /** A copy of its own. */
        public Features {
            passes = Set.copyOf(passes);
        }
    }

    @Override
    public Capabilities capabilities() {
        Set<String> parameters = new HashSet<>(PARAMETERS);
        parameters.addAll(features.passes());
        return new Capabilities(
                parameters,
                Set.of("computer", "computer_use", "computer_use_preview", "custom", "function"),
                ITEMS,
                features.lenient() ? Set.of("lark", "regex") : Set.of("regex"));
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        boolean stream = Boolean.TRUE.equals(request.parameters().stream());
        ComputerFunction computer = ComputerFunction.of(request, features.grid());
        byte[] body = new ChatRequestWriter(upstream.modelFor(request.model()), features.passes(), computer)
                .write(request, stream);
        UpstreamCaller.Call call = new UpstreamCaller.Call(PATH, body, stream, request.cancellation());
        Functions functions = new Functions(CustomTools.of(request.parameters()), computer);
        return sink -> caller.call(call, new ChatAnswer(sink, errors, functions));
    }

    @Override
    public void close() {
        caller.close();
    }
}
