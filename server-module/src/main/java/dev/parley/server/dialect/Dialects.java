package dev.parley.server.dialect;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import dev.parley.model.Tool;
import dev.parley.server.screen.ActionSet;
import dev.parley.server.service.EventRenderer;
import dev.parley.server.service.RenderedEvent;
import dev.parley.server.service.Renderings;
import dev.parley.server.service.RequestTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All dialects, and the choice between those that share a path. Immutable. */
public final class Dialects implements Renderings {
    private static final List<String> NAMES = List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");

    /** Request fields that only vLLM knows; none of the other documents has anything of the kind. */
    private static final Set<String> VLLM_ONLY = Set.of(
            "cache_salt",
            "enable_response_messages",
            "include_stop_str_in_output",
            "logit_bias",
            "mm_processor_kwargs",
            "previous_input_messages",
            "priority",
            "request_id",
            "skip_special_tokens",
            "top_k");

    private final List<Dialect> all;
    private final Dialect fallback;

    private Dialects(List<Dialect> all, Dialect fallback) {
        this.all = all;
        this.fallback = fallback;
    }

    /**
     * The dialects of the contract.
     *
     * @param fallback name of the dialect that answers when nothing else decides
     * @param lenient whether request fields that no document has are passed over
     */
    public static Dialects withDefault(String fallback, boolean lenient) {
        List<Dialect> all = new Family(lenient).dialects();
        return new Dialects(all, named(all, fallback).orElseThrow());
    }

    /** The names of all dialects. */
    public static List<String> names() {
        return NAMES;
    }

    /** All dialects. */
    public List<Dialect> all() {
        return all;
    }

    /** The dialect that answers when nothing else decides. */
    public Dialect fallback() {
        return fallback;
    }

    /** The dialect of that name. */
    public Optional<Dialect> byName(String name) {
        return named(all, name);
    }

    @Override
    public EventRenderer of(String dialect, Response response, boolean padded) {
        DialectView view = byName(dialect).orElseThrow().view(response);
        UnaryOperator<byte[]> finish = padded ? DeltaPadding::of : UnaryOperator.identity();
        return (number, canonical) -> {
            StreamEvent event = view.event(canonical);
            return new RenderedEvent(number, String.valueOf(event.type()), finish.apply(Json.write(event)));
        };
    }

    @Override
    public ActionSet actions(String dialect) {
        return byName(dialect).orElseThrow().actions();
    }

    /** The dialect of a {@code /v5} path. */
    public Dialect v5() {
        return byName("v5").orElseThrow();
    }

    /**
     * The dialect of a request to {@code /v1/responses}: what was asked for, else what the request's own marks say,
     * else the default.
     *
     * @param wanted dialect that the request's header or the caller's key names
     */
    public Dialect choose(@Nullable String wanted, RequestTree asked) {
        if (wanted != null) {
            return byName(wanted).orElseThrow();
        }
        if (hasVllmField(asked)) {
            return byName("lightcone-compat").orElseThrow();
        }
        CreateResponse request = asked.request();
        if (request.input() == null || hasComputerUse(request)) {
            return byName("lightcone-v1").orElseThrow();
        }
        return fallback;
    }

    private static boolean hasComputerUse(CreateResponse request) {
        return request.tools() != null
                && request.tools().stream().map(Tool::type).anyMatch("computer_use"::equals);
    }

    private static boolean hasVllmField(RequestTree request) {
        return request.fields().members().keySet().stream().anyMatch(VLLM_ONLY::contains);
    }

    private static Optional<Dialect> named(List<Dialect> all, String name) {
        Stream<Dialect> named = all.stream().filter(dialect -> dialect.name().equals(name));
        return named.findFirst();
    }
}
