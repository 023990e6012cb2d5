package dev.parley.server.engine;

import java.util.List;
import java.util.Optional;

/** Which engine answers for which model; the first route that fits is taken. */
public final class Routes implements AutoCloseable {
    private final List<Route> routes;

    /** Routes in the order of their precedence; there is at least one. */
    public Routes(List<Route> routes) {
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("no routes");
        }
        this.routes = List.copyOf(routes);
    }

    /**
     * One route.
     *
     * @param pattern a model's name; {@code *} at its end stands for any ending
     */
    public record Route(String pattern, ModelEngine engine) {
        boolean serves(String model) {
            return isFamily() ? model.startsWith(pattern.substring(0, pattern.length() - 1)) : model.equals(pattern);
        }

        boolean isFamily() {
            return pattern.endsWith("*");
        }
    }

    /** The engine for this model. */
    public Optional<ModelEngine> find(String model) {
        return routes.stream().filter(route -> route.serves(model)).findFirst().map(Route::engine);
    }

    /** The models that are named in full, each once, in the order of their routes. */
    public List<String> models() {
        return routes.stream()
                .filter(route -> !route.isFamily())
                .map(Route::pattern)
                .distinct()
                .toList();
    }

    /** The model of a request that names none: the first one that is named in full. */
    public Optional<String> defaultModel() {
        return models().stream().findFirst();
    }

    @Override
    public void close() {
        routes.stream().map(Route::engine).distinct().forEach(ModelEngine::close);
    }
}
