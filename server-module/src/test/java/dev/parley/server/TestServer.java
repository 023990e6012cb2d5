package dev.parley.server;

import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.ServerConfig.Threads;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A real server on a free port, on a database of its own, of the kind that the build asks for. */
public final class TestServer implements AutoCloseable {
    /** So many background responses are made at the same time. */
    public static final int BACKGROUND_TURNS = 2;

    /** So many more may wait. */
    public static final int BACKGROUND_QUEUE = 3;

    private static final Lifecycle IMPATIENT = new Lifecycle(1, 0, BACKGROUND_TURNS, BACKGROUND_QUEUE);

    private final ParleyServer server;

    private TestServer(ParleyServer server) {
        this.server = server;
    }

    /** The scripted engine under both of its names, nobody needs a key. */
    public static TestServer scripted() {
        return with(List.of(scripted("parley-scripted"), scripted("parley/scripted")), List.of());
    }

    /** The scripted engine, and every other model from a chat-completions upstream. */
    public static TestServer inFrontOf(URI upstream) {
        List<Route> routes = new ArrayList<>();
        routes.add(scripted("parley-scripted"));
        routes.add(new Route("*", EngineKind.CHAT, upstream.toString(), "upstream-key", null, 5));
        return with(routes, List.of());
    }

    /** The scripted engine, for those who have one of these keys. */
    public static TestServer withKeys(ApiKey... keys) {
        return with(List.of(scripted("parley-scripted"), scripted("parley/scripted")), List.of(keys));
    }

    /** Every model from a chat-completions upstream that wants that key, for those who have one of these. */
    public static TestServer guarded(URI upstream, String upstreamKey, ApiKey... keys) {
        Route route = new Route("*", EngineKind.CHAT, upstream.toString(), upstreamKey, null, 5);
        return with(List.of(route), List.of(keys));
    }

    /** These routes and no others, nobody needs a key. */
    public static TestServer routed(Route... routes) {
        return with(List.of(routes), List.of());
    }

    /** These routes, with tools that the server runs itself; nobody needs a key. */
    public static TestServer running(ToolsConfig tools, Web web, Route... routes) {
        return new TestServer(ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                StoreConfig.of(Databases.chosen().freshUrl()),
                List.of(routes),
                List.of(),
                IMPATIENT,
                web,
                Operation.DEFAULT,
                tools)));
    }

    /** In front of an upstream, on a store that is there already, with time to bring things to their end. */
    public static TestServer inFrontOf(URI upstream, String store, int drainSeconds) {
        List<Route> routes = List.of(new Route("*", EngineKind.CHAT, upstream.toString(), "upstream-key", null, 30));
        Lifecycle patient = new Lifecycle(1, drainSeconds, BACKGROUND_TURNS, BACKGROUND_QUEUE);
        return new TestServer(ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                StoreConfig.of(store),
                routes,
                List.of(),
                patient,
                Web.DEFAULT)));
    }

    /** The scripted engine on a store that is there already. */
    public static TestServer on(String store) {
        return start(List.of(scripted("parley-scripted")), List.of(), store);
    }

    /** The scripted engine on a store of these settings. */
    public static TestServer on(StoreConfig store) {
        return new TestServer(ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                Threads.PLATFORM,
                store,
                List.of(scripted("parley-scripted")),
                List.of(),
                IMPATIENT,
                Web.DEFAULT)));
    }

    /** The scripted engine, for those who have this key, with these allowances. */
    public static TestServer allowing(Web web, ApiKey... keys) {
        return start(
                List.of(scripted("parley-scripted")),
                List.of(keys),
                new Setting(Databases.chosen().freshUrl(), web));
    }

    public URI uri() {
        return server.uri();
    }

    /** Asks it to end, as a signal does, and waits for that. */
    public void shutDown() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
    }

    private static TestServer with(List<Route> routes, List<ApiKey> keys) {
        return start(routes, keys, Databases.chosen().freshUrl());
    }

    private record Setting(String store, Web web) {}

    private static TestServer start(List<Route> routes, List<ApiKey> keys, String store) {
        return start(routes, keys, new Setting(store, Web.DEFAULT));
    }

    private static TestServer start(List<Route> routes, List<ApiKey> keys, Setting setting) {
        StoreConfig store = StoreConfig.of(setting.store());
        return new TestServer(ParleyServer.start(new ServerConfig(
                "127.0.0.1", 0, "openai-v1", Threads.PLATFORM, store, routes, keys, IMPATIENT, setting.web())));
    }

    private static Route scripted(String model) {
        return new Route(model, EngineKind.SCRIPTED, null, null, null, null);
    }
}
