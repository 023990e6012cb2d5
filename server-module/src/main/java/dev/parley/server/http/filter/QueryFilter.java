package dev.parley.server.http.filter;

import dev.parley.api.ResponsesApi;
import dev.parley.api.V5ResponsesApi;
import dev.parley.server.service.ApiException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses by name what other operations understand in their query and this one would pass over, and values that can't be
 * read. What no operation understands is let through: gateways add parameters of their own.
 */
public final class QueryFilter implements ContainerRequestFilter {
    private static final List<Class<?>> APIS = List.of(ResponsesApi.class, V5ResponsesApi.class);
    private static final Map<String, Map<String, Class<?>>> BY_OPERATION = APIS.stream()
            .flatMap(api -> Stream.of(api.getMethods()))
            .collect(Collectors.toUnmodifiableMap(Method::getName, QueryFilter::parameters));
    private static final Set<String> ALL = all();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null || !isOurs(resource.getResourceClass())) {
            return;
        }
        Map<String, Class<?>> known = BY_OPERATION.getOrDefault(method.getName(), Map.of());
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (known.containsKey(name)) {
                QueryValues.check(name, known.get(name), values.get(0));
            } else if (ALL.contains(name)) {
                throw ApiException.unsupported(name, "'" + name + "' is no query parameter of this operation.");
            }
        });
    }

    private static boolean isOurs(Class<?> asked) {
        return APIS.stream().anyMatch(api -> api.isAssignableFrom(asked));
    }

    private static Map<String, Class<?>> parameters(Method operation) {
        return Stream.of(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .collect(Collectors.toUnmodifiableMap(QueryFilter::name, Parameter::getType));
    }

    private static String name(Parameter parameter) {
        return parameter.getAnnotation(QueryParam.class).value();
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        BY_OPERATION.values().forEach(parameters -> all.addAll(parameters.keySet()));
        all.add("include"); // how some clients write include[]
        return Set.copyOf(all);
    }
}
