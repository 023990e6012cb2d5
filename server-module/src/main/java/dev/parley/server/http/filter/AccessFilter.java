package dev.parley.server.http.filter;

import dev.parley.server.dialect.Dialects;
import dev.parley.server.http.RequestMarks;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in who has a key and has not used up its limits, before the body is read, and remembers whose it is. Without keys everybody is one tenant. */
@PreMatching
@Priority(200)
public final class AccessFilter implements ContainerRequestFilter {
    private static final Set<String> OPEN = Set.of("docs", "healthz", "openapi.json", "openapi.yaml", "readyz");
    private static final String DIALECT_HEADER = "X-Parley-Dialect";

    private final Keyring keys;

    public AccessFilter(Keyring keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!RequestIdFilter.isOn(request) || OPEN.contains(path) || path.startsWith("openapi/")) {
            return;
        }
        Keyring.Owner owner = keys.isEmpty() ? Keyring.Owner.ANYBODY : owner(request);
        String asked = dialect(request);
        new RequestMarks(owner.tenant(), asked == null ? owner.dialect() : asked, owner.allowance()).putOn(request);
        owner.allowance().takeRequest();
        BodyLimitFilter.checkAnnounced(request, owner.allowance().bodyBytes());
    }

    private Keyring.Owner owner(ContainerRequestContext request) {
        Optional<Keyring.Owner> owner = Optional.ofNullable(key(request)).flatMap(keys::owner);
        return owner.orElseThrow(() -> new ApiException(new Problem(
                401,
                "authentication_error",
                "invalid_api_key",
                null,
                "Send a valid key, as 'Authorization: Bearer …' or as 'x-api-key'.",
                null)));
    }

    private static @Nullable String key(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        return request.getHeaderString("x-api-key");
    }

    private static @Nullable String dialect(ContainerRequestContext request) {
        String name = request.getHeaderString(DIALECT_HEADER);
        if (name != null && !Dialects.names().contains(name)) {
            throw ApiException.invalid(
                    "invalid_value", DIALECT_HEADER, DIALECT_HEADER + " must be one of " + Dialects.names() + ".");
        }
        return name;
    }
}
