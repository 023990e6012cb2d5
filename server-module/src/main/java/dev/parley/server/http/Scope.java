package dev.parley.server.http;

import dev.parley.api.CapabilitiesApi;
import dev.parley.api.ModelsApi;
import dev.parley.api.ResponsesApi;
import dev.parley.api.V5ResponsesApi;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the requests that an application gets are this server's. */
@FunctionalInterface
public interface Scope {
    /** Every request, also one to an address where nothing is: the application is the server. */
    Scope EVERYTHING = address -> true;

    /** Requests to the API's addresses, and to all below them; every other is the application's own. */
    Scope API = api();

    /** Whether a request to this address is. */
    boolean covers(UriInfo address);

    private static Scope api() {
        Set<String> roots = Stream.of(ResponsesApi.class, V5ResponsesApi.class, ModelsApi.class, CapabilitiesApi.class)
                .map(api -> api.getAnnotation(Path.class).value())
                .collect(Collectors.toUnmodifiableSet());
        return address -> roots.contains(root(address.getPathSegments()));
    }

    /** As routes are found: without matrix parameters. */
    private static String root(List<PathSegment> path) {
        return path.stream().limit(2).map(PathSegment::getPath).collect(Collectors.joining("/", "/", ""));
    }
}
