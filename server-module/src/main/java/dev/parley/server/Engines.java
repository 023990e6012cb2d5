package dev.parley.server;

import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.UpstreamSettings;
import dev.parley.server.engine.AnswerCheck;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.FailoverEngine;
import dev.parley.server.engine.FailureWatch;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.ModelNames;
import dev.parley.server.engine.RetryPolicy;
import dev.parley.server.engine.Routes;
import dev.parley.server.engine.SkipPolicy;
import dev.parley.server.engine.SurroundedEngine;
import dev.parley.server.engine.TruncatingEngine;
import dev.parley.server.engine.chat.ChatEngine;
import dev.parley.server.engine.responses.ResponsesEngine;
import dev.parley.server.engine.responses.ResponsesEngine.Features;
import dev.parley.server.engine.scripted.ScriptedEngine;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.tools.mcp.McpEngine;
import dev.parley.server.trace.Traces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the engines that the routes name: one for each upstream, and what stands in front of them all. */
final class Engines {
    static final int TIMEOUT_SECONDS = 120;
    static final int RETRIES = 2;
    static final int RETRY_SECONDS = 5;
    static final int SKIP_AFTER = 5;
    static final int SKIP_SECONDS = 30;

    private final Route route;
    private final ServerConfig config;
    private final Watchers watchers;

    private Engines(Route route, ServerConfig config, Watchers watchers) {
        this.route = route;
        this.config = config;
        this.watchers = watchers;
    }

    /**
     * Who watches the engines.
     *
     * @param failed is told of each failure of an upstream, with the pattern of its route
     * @param traces what spans are made by; null for none
     */
    record Watchers(
            BiConsumer<String, Kind> failed, @Nullable Traces traces) {}

    static Routes routes(ServerConfig config, Watchers watchers) {
        return new Routes(config.routes().stream()
                .map(one -> new Engines(one, config, watchers).route())
                .toList());
    }

    private Routes.Route route() {
        List<String> aliases = Objects.requireNonNullElse(route.aliases(), List.of());
        return new Routes.Route(new ModelNames(route.model(), aliases, route.vendor()), traced(withTools(engine())));
    }

    private ModelEngine withTools(ModelEngine engine) {
        McpConfig mcp = config.tools().mcp();
        return mcp == null ? engine : McpEngine.inFrontOf(engine, mcp.access());
    }

    private ModelEngine traced(ModelEngine engine) {
        return watchers.traces() == null ? engine : watchers.traces().turns(engine, provider());
    }

    /** Who makes the model: as far as is known, and else the one whose API it is. */
    private String provider() {
        String usual = route.engine() == EngineKind.SCRIPTED ? "parley" : "openai";
        return Objects.requireNonNullElse(route.vendor(), usual);
    }

    private ModelEngine engine() {
        if (route.engine() == EngineKind.SCRIPTED) {
            return new ScriptedEngine();
        }
        List<ModelEngine> upstreams =
                route.targets().stream().map(this::watched).toList();
        RetryPolicy policy = new RetryPolicy(
                Objects.requireNonNullElse(route.retries(), RETRIES),
                Duration.ofSeconds(Objects.requireNonNullElse(route.retrySeconds(), RETRY_SECONDS)));
        SkipPolicy skipping = new SkipPolicy(
                Objects.requireNonNullElse(route.skipAfter(), SKIP_AFTER),
                Duration.ofSeconds(Objects.requireNonNullElse(route.skipSeconds(), SKIP_SECONDS)));
        return new SurroundedEngine(new FailoverEngine(upstreams, policy, skipping), new AnswerCheck());
    }

    private ModelEngine watched(UpstreamSettings target) {
        ModelEngine engine = new SurroundedEngine(
                engine(target), new FailureWatch(kind -> watchers.failed().accept(route.model(), kind)));
        return watchers.traces() == null ? engine : watchers.traces().attempts(engine, URI.create(target.url()));
    }

    private ModelEngine engine(UpstreamSettings target) {
        Duration silence = Duration.ofSeconds(Objects.requireNonNullElse(target.timeoutSeconds(), TIMEOUT_SECONDS));
        Supplier<Map<String, String>> headers = watchers.traces() == null ? Map::of : Traces::headers;
        Upstream upstream =
                new Upstream(URI.create(target.url()), target.key(), target.upstreamModel(), silence, headers);
        Set<String> passes = Set.copyOf(Objects.requireNonNullElse(route.passes(), List.of()));
        boolean grid = route.coordinates() == Coordinates.GRID;
        if (route.engine() == EngineKind.CHAT) {
            boolean lenient = config.web().lenient();
            return new TruncatingEngine(ChatEngine.to(upstream, new ChatEngine.Features(passes, grid, lenient)));
        }
        Set<String> types = route.tools() == null ? Features.USUAL.tools() : Set.copyOf(route.tools());
        return ResponsesEngine.to(upstream, new Features(passes, types, grid));
    }
}
