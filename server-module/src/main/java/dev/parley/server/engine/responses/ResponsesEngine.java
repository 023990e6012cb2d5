package dev.parley.server.engine.responses;

import dev.parley.model.ComputerToolType;
import dev.parley.server.engine.ComputerGrid;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.engine.upstream.UpstreamCaller;
import dev.parley.server.engine.upstream.UpstreamErrors;
import dev.parley.server.screen.Grid;
import java.util.HashSet;
import java.util.Set;

/**
 * Any upstream that speaks the Responses API. It is asked for a stream and to store nothing, and gets the whole
 * conversation each time, so that chaining, ids and states are this server's alone.
 */
public final class ResponsesEngine implements ModelEngine {
    private static final String PATH = "responses";

    private final Upstream upstream;
    private final Features features;
    private final UpstreamErrors errors;
    private final UpstreamCaller caller;

    private ResponsesEngine(Upstream upstream, Features features) {
        this.upstream = upstream;
        this.features = features;
        this.errors = new UpstreamErrors(upstream, RequestParam::of);
        this.caller = UpstreamCaller.of(upstream, errors);
    }

    /**
     * What an upstream has, which nothing on the wire tells.
     *
     * @param passes parameters besides the usual ones, some of {@link Supported#EXTRAS}
     * @param tools types of tools that it takes; a {@code computer} none that counts in cells
     * @param grid whether its coordinates are cells of a grid of 0 to 999; else they are pixels
     */
    public record Features(Set<String> passes, Set<String> tools, boolean grid) {
        /** The usual parameters, functions, pixels. */
        public static final Features USUAL = new Features(Set.of(), Set.of("function"), false);

        /** A copy of its own. */
        public Features {
            passes = Set.copyOf(passes);
            tools = Set.copyOf(tools);
        }
    }

    /** An engine for one upstream; connects when it is first asked. */
    public static ResponsesEngine to(Upstream upstream, Features features) {
        return new ResponsesEngine(upstream, features);
    }

    @Override
    public Capabilities capabilities() {
        Set<String> parameters = new HashSet<>(Supported.PARAMETERS);
        parameters.addAll(features.passes());
        return new Capabilities(parameters, tools(), Supported.ITEMS, Supported.GRAMMARS);
    }

    /** Cells of a display of which nobody says how large it is mean nothing. */
    private Set<String> tools() {
        Set<String> tools = new HashSet<>(features.tools());
        if (features.grid()) {
            tools.remove(ComputerToolType.COMPUTER.value());
        }
        return tools;
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        Grid grid = features.grid() ? ComputerGrid.of(request.parameters()) : null;
        byte[] body = new ResponsesRequestWriter(upstream.modelFor(request.model()), grid).write(request);
        UpstreamCaller.Call call = new UpstreamCaller.Call(PATH, body, true, request.cancellation());
        UpstreamActions actions = new UpstreamActions(request, grid);
        return sink -> caller.call(call, new ResponsesAnswer(new UpstreamItems(sink, actions), sink, errors));
    }

    @Override
    public void close() {
        caller.close();
    }
}
