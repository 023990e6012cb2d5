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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses by name what other operations understand in their query and this one would pass over. What no operation
 * understands is let through: gateways add parameters of their own.
 */
public final class QueryFilter implements ContainerRequestFilter {
    private static final Map<String, Set<String>> BY_OPERATION = Stream.of(ResponsesApi.class, V5ResponsesApi.class)
            .flatMap(api -> Stream.of(api.getMethods()))
            .collect(Collectors.toUnmodifiableMap(Method::getName, QueryFilter::parameters));
    private static final Set<String> ALL = all();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        Set<String> known = method == null ? null : BY_OPERATION.get(method.getName());
        if (known == null) {
            return;
        }
        for (String name : request.getUriInfo().getQueryParameters().keySet()) {
            if (ALL.contains(name) && !known.contains(name)) {
                throw ApiException.unsupported(name, "'" + name + "' is no query parameter of this operation.");
            }
        }
    }

    private static Set<String> parameters(Method operation) {
        return Stream.of(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(QueryFilter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Parameter parameter) {
        return parameter.getAnnotation(QueryParam.class).value();
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        BY_OPERATION.values().forEach(all::addAll);
        all.add("include"); // how some clients write include[]
        return Set.copyOf(all);
    }
}
