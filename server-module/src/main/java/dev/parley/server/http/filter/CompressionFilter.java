package dev.parley.server.http.filter;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which answers are compressed: all that have a body, for who takes gzip, but streams. A compressor would hold
 * their events back or, flushed for each, make them larger. Requests in a coding that nobody here reads are refused.
 */
@PreMatching
@Priority(400)
public final class CompressionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Set<String> READ = Set.of("gzip", "x-gzip", "identity");

    @Override
    public void filter(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !READ.contains(coding.strip().toLowerCase(Locale.ROOT))) {
            throw new ApiException(Problem.invalid(
                    415,
                    "unsupported_content_encoding",
                    null,
                    "Send the body as it is, or with Content-Encoding: gzip."));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.hasEntity() || response.getEntity() instanceof OneOrStream.Stream<?, ?>) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    private static boolean takesGzip(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(CompressionFilter::isGzip);
    }

    /** {@code gzip;q=0} is a refusal. */
    private static boolean isGzip(String coding) {
        return coding.matches("(gzip|x-gzip|\\*)\\s*(;\\s*q=(1(\\.0{0,3})?|0\\.\\d*[1-9]\\d*))?");
    }
}
