package dev.parley.server;

import static dev.parley.server.ConfigRules.httpUrl;
import static dev.parley.server.ConfigRules.present;
import static dev.parley.server.ConfigRules.require;

import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.UpstreamSettings;
import dev.parley.server.engine.chat.ChatExtras;
import dev.parley.server.engine.responses.Supported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a route's settings must be, alone and together. */
final class RouteRules {
    private RouteRules() {}

    static void check(String where, Route route) {
        present(where + ".model", route.model());
        require(route.engine() != null, where + ".engine must be scripted, chat or responses");
        names(where, route);
        if (route.engine() == EngineKind.SCRIPTED) {
            scripted(where, route);
        } else {
            upstreams(where, route);
            notNegative(where + ".retries", route.retries());
            notNegative(where + ".retry_seconds", route.retrySeconds());
            notNegative(where + ".skip_after", route.skipAfter());
            notNegative(where + ".skip_seconds", route.skipSeconds());
            special(where, route);
        }
    }

    private static void names(String where, Route route) {
        boolean isFamily = route.model().endsWith("*");
        require(
                !isFamily || route.aliases() == null,
                where + ".aliases are for a model that is named in full (got " + route.model() + ")");
        if (route.aliases() != null) {
            for (int i = 0; i < route.aliases().size(); i++) {
                present(where + ".aliases[" + i + "]", route.aliases().get(i));
            }
        }
        require(
                route.vendor() == null || route.vendor().matches("[^/*\\s]+"),
                where + ".vendor must be a name without a slash");
    }

    private static void scripted(String where, Route route) {
        boolean plain = route.url() == null
                && route.key() == null
                && route.upstreamModel() == null
                && route.timeoutSeconds() == null
                && route.upstreams() == null;
        require(plain, where + ": the scripted engine takes no url, key, upstream_model, timeout_seconds or upstreams");
        boolean usual = route.coordinates() == null
                && route.passes() == null
                && route.tools() == null
                && route.retries() == null
                && route.retrySeconds() == null
                && route.skipAfter() == null
                && route.skipSeconds() == null;
        require(
                usual,
                where
                        + ": the scripted engine takes no coordinates, passes, tools, retries, retry_seconds, skip_after or"
                        + " skip_seconds");
    }

    private static void upstreams(String where, Route route) {
        if (route.upstreams() == null) {
            upstream(where, route.targets().get(0));
            return;
        }
        require(route.url() == null, where + ".url must be left out where there are upstreams");
        require(!route.upstreams().isEmpty(), where + ".upstreams must not be empty");
        for (int i = 0; i < route.upstreams().size(); i++) {
            upstream(where + ".upstreams[" + i + "]", route.targets().get(i));
        }
    }

    private static void upstream(String where, UpstreamSettings upstream) {
        present(where + ".url", upstream.url());
        httpUrl(where + ".url", upstream.url());
        require(
                upstream.timeoutSeconds() == null || upstream.timeoutSeconds() > 0,
                where + ".timeout_seconds must be positive");
    }

    private static void special(String where, Route route) {
        boolean isChat = route.engine() == EngineKind.CHAT;
        require(!isChat || route.tools() == null, where + ".tools are for the responses engine");
        List<String> known = isChat ? ChatExtras.NAMES : Supported.EXTRAS;
        List<String> passes = route.passes() == null ? List.of() : route.passes();
        for (int i = 0; i < passes.size(); i++) {
            require(
                    known.contains(passes.get(i)),
                    where + ".passes[" + i + "] must be one of " + known + " (got " + passes.get(i) + ")");
        }
        List<String> tools = route.tools() == null ? List.of() : route.tools();
        for (int i = 0; i < tools.size(); i++) {
            present(where + ".tools[" + i + "]", tools.get(i));
        }
    }

    private static void notNegative(String where, @Nullable Integer value) {
        require(value == null || value >= 0, where + " must not be negative");
    }
}
