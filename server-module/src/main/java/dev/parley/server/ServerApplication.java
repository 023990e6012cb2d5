package dev.parley.server;

import dev.parley.jaxrs.JsonModelProvider;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.dialect.Dialects;
import dev.parley.server.engine.Routes;
import dev.parley.server.http.Answers;
import dev.parley.server.http.CapabilitiesResource;
import dev.parley.server.http.ContractResource;
import dev.parley.server.http.HealthResource;
import dev.parley.server.http.Models;
import dev.parley.server.http.ModelsResource;
import dev.parley.server.http.ResponsesResource;
import dev.parley.server.http.Scope;
import dev.parley.server.http.V5ResponsesResource;
import dev.parley.server.http.error.ApiExceptionMapper;
import dev.parley.server.http.error.ConstraintMapper;
import dev.parley.server.http.error.GuestErrors;
import dev.parley.server.http.error.HttpErrorMapper;
import dev.parley.server.http.error.MalformedJson;
import dev.parley.server.http.error.MismatchMapper;
import dev.parley.server.http.error.UnexpectedErrorMapper;
import dev.parley.server.http.filter.AccessFilter;
import dev.parley.server.http.filter.BodyLimitFilter;
import dev.parley.server.http.filter.CompressionFilter;
import dev.parley.server.http.filter.ConnectionFilter;
import dev.parley.server.http.filter.CorsFilter;
import dev.parley.server.http.filter.Gzip;
import dev.parley.server.http.filter.KeyBodyLimit;
import dev.parley.server.http.filter.Keyring;
import dev.parley.server.http.filter.PermitRelease;
import dev.parley.server.http.filter.QueryFilter;
import dev.parley.server.http.filter.RequestIdFilter;
import dev.parley.server.http.filter.RequestNoteFilter;
import dev.parley.server.http.filter.RequestObservation;
import dev.parley.server.http.open.OpenAnswers;
import dev.parley.server.http.sse.OneOrStreamWriter;
import dev.parley.server.http.sse.UnbufferedStreams;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.service.BackgroundTurns;
import dev.parley.server.service.ResponseService;
import dev.parley.server.service.Served;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.sql.SqlResponseStore;
import dev.parley.server.trace.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** The composition root: makes every part of the server and hands it to those who need it. */
public final class ServerApplication implements AutoCloseable {
    private static final long LONGEST_BODY = 64L * 1024 * 1024;

    private final Routes routes;
    private final ResponseStore store;
    private final ResponseService service;
    private final OpenAnswers open;
    private final ServerConfig config;
    private final AbstractBinder parts;
    private final ServerMetrics metrics;
    private final @Nullable Traces traces;

    private ServerApplication(ServerConfig config, Backend backend) {
        Lifecycle lifecycle = config.lifecycle();
        Dialects dialects = Dialects.withDefault(config.dialect(), config.web().lenient());
        BackgroundTurns background = new BackgroundTurns(
                new BackgroundTurns.Bounds(lifecycle.backgroundTurns(), lifecycle.backgroundQueue()),
                WorkThreads.named("parley-turn", config.threads()));
        this.routes = backend.routes();
        this.store = backend.store();
        this.metrics = backend.metrics();
        this.traces = backend.traces();
        this.service = new ResponseService(new ResponseService.Parts(routes, store, dialects), background, metrics);
        this.open = new OpenAnswers(Duration.ofSeconds(lifecycle.heartbeatSeconds()));
        metrics.watch("parley.open.streams", "Streams that are open", open::streams);
        metrics.watch("parley.store.queue", "Writes that wait for the store's writer", backend.store()::waiting);
        Answers answers = new Answers(service, dialects, open);
        this.config = config;
        this.parts = binder(
                answers,
                new Models(routes.models(), Instant.now()),
                new CapabilitiesResource.Offer(Served.of(routes), dialects));
    }

    /** What answers, where answers are kept, and who counts them. */
    private record Backend(
            Routes routes,
            SqlResponseStore store,
            ServerMetrics metrics,
            @Nullable Traces traces) {
        static Backend of(ServerConfig config) {
            TracesConfig traced = config.operation().traces();
            Traces traces = traced == null ? null : Traces.to(traced.target());
            AtomicReference<ServerMetrics> metrics = new AtomicReference<>();
            Routes routes = Engines.routes(
                    config, new Engines.Watchers((route, kind) -> metrics.get().upstreamFailed(route, kind), traces));
            metrics.set(new ServerMetrics(model -> routes.pattern(model).orElse("none")));
            return new Backend(routes, SqlResponseStore.open(config.store().access()), metrics.get(), traces);
        }
    }

    /**
     * All parts of a server, wired as a YAML file and the environment say.
     *
     * @throws ConfigException if they can't be used
     */
    public static ServerApplication of(Path file) {
        return of(new ConfigReader(System.getenv()).read(file));
    }

    /** All parts of a server, wired as the configuration says. */
    public static ServerApplication of(ServerConfig config) {
        ServerApplication application = new ServerApplication(config, Backend.of(config));
        application.service.begin(config.store().retention());
        return application;
    }

    /** What the server has counted so far. */
    public ServerMetrics metrics() {
        return metrics;
    }

    /**
     * Adds the API to somebody else's application: its resources, and what happens to requests for them. All other requests,
     * and how their failures are answered, stay the application's own; compression, too, is the application's to decide.
     *
     * @throws ConfigException if an address for metrics is configured: an application serves {@link #metrics} itself
     */
    public void joinTo(ResourceConfig application) {
        ConfigRules.require(
                config.operation().metrics() == null, "metrics: as part of another application none are served");
        api(application, Scope.API).register(new GuestErrors());
    }

    /** A whole server for Jersey's container for Jetty: the API, its documents, health, and the envelope everywhere. */
    ResourceConfig resources() {
        return api(new ResourceConfig(), Scope.EVERYTHING)
                .registerClasses(
                        ContractResource.class, HealthResource.class, ConnectionFilter.class, RequestNoteFilter.class)
                .registerInstances(new CompressionFilter(), new Gzip(LONGEST_BODY))
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    }

    private ResourceConfig api(ResourceConfig application, Scope scope) {
        if (traces != null) {
            application.register(new RequestObservation(scope, traces.requests()));
        }
        return application
                .registerClasses(
                        ResponsesResource.class,
                        V5ResponsesResource.class,
                        ModelsResource.class,
                        CapabilitiesResource.class,
                        QueryFilter.class,
                        UnexpectedErrorMapper.class)
                .registerInstances(
                        new RequestIdFilter(scope),
                        new CorsFilter(Set.copyOf(config.web().cors())),
                        new AccessFilter(keyring(config)),
                        new BodyLimitFilter(LONGEST_BODY),
                        new KeyBodyLimit(),
                        new PermitRelease(),
                        JsonModelProvider.strict(),
                        new UnbufferedStreams(),
                        new OneOrStreamWriter(open),
                        new MalformedJson(),
                        new ApiExceptionMapper(),
                        new MismatchMapper(),
                        new ConstraintMapper(),
                        new HttpErrorMapper(),
                        parts);
    }

    /** Takes no new work, and brings what runs to its end; see {@link ResponseService#drain}. */
    public void drain(Duration patience) {
        service.drain(patience);
    }

    /** Ends everything; what runs fails, so {@link #drain} first. */
    @Override
    public void close() {
        service.drain(Duration.ZERO);
        open.close();
        routes.close();
        store.close();
        if (traces != null) {
            traces.close();
        }
    }

    private static Keyring keyring(ServerConfig config) {
        List<Keyring.Entry> entries = config.keys().stream()
                .map(key -> new Keyring.Entry(
                        HexFormat.of().parseHex(key.sha256()),
                        new Keyring.Owner(
                                key.tenant(), key.dialect(), key.limits().allowance())))
                .toList();
        return new Keyring(entries);
    }

    private static AbstractBinder binder(Answers answers, Models models, CapabilitiesResource.Offer offer) {
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(answers).to(Answers.class);
                bind(models).to(Models.class);
                bind(offer).to(CapabilitiesResource.Offer.class);
            }
        };
    }
}
