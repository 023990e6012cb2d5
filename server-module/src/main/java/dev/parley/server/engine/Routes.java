package dev.parley.server.engine;

import java.util.List;
import java.util.Optional;

/** Which engine answers for which model; the first route that fits is taken. Immutable. */
public final class Routes implements AutoCloseable {
    private final List<Route> routes;

    /** Routes in the order of their precedence; there is at least one. */
    public Routes(List<Route> routes) {
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("no routes");
        }
        this.routes = List.copyOf(routes);
    }

    /** One route: the engine is asked for models by the route's own names for them. */
    public record Route(ModelNames names, ModelEngine engine) {
        /** A route for a name, or for a family of them. */
        public Route(String pattern, ModelEngine engine) {
            this(ModelNames.of(pattern), engine);
        }
    }

    /** The engine for a model of this name, which may be another name of it than the engine's. */
    public Optional<ModelEngine> find(String model) {
        for (Route route : routes) {
            Optional<String> name = route.names().resolve(model);
            if (name.isPresent()) {
                return Optional.of(
                        name.get().equals(model) ? route.engine() : new RenamingEngine(route.engine(), name.get()));
            }
        }
        return Optional.empty();
    }

    /** The pattern of the route that answers for a model of this name. */
    public Optional<String> pattern(String model) {
        return routes.stream()
                .map(Route::names)
                .filter(names -> names.resolve(model).isPresent())
                .findFirst()
                .map(ModelNames::pattern);
    }

    /** The model of a request that names none: the first one that is named in full. */
    public Optional<String> defaultModel() {
        return routes.stream()
                .filter(route -> !route.names().isFamily())
                .findFirst()
                .map(route -> route.names().pattern());
    }

    /** The models by every name that they have in full, each once, in the order of their routes. */
    public List<String> models() {
        return routes.stream()
                .flatMap(route -> route.names().listed().stream())
                .distinct()
                .toList();
    }

    /** All routes, in the order in which they are tried. */
    public List<Route> all() {
        return routes;
    }

    @Override
    public void close() {
        routes.stream().map(Route::engine).distinct().forEach(ModelEngine::close);
    }
}
