package dev.parley.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large, by what they announce or by what they turn out to be. A body that an error left
 * half read is read to its end if that is near, and else the answer says that the connection ends: a client that keeps
 * connections must not find this one dead.
 */
@PreMatching
@Priority(150)
public final class BodyLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String PROPERTY = BodyLimitFilter.class.getName();
    private static final int UNAUTHORIZED = 401;
    private static final long WORTH_READING = 1024 * 1024;

    private final long limit;

    /** A filter for bodies of at most that many bytes. */
    public BodyLimitFilter(long limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!RequestIdFilter.isOn(request)) {
            return;
        }
        LimitedBody body = new LimitedBody(request.getEntityStream(), limit);
        request.setProperty(PROPERTY, body);
        request.setEntityStream(body);
        if (announced(request) > limit) {
            throw body.tooLarge();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean leftOver = response.getStatus() >= 400
                && request.getProperty(PROPERTY) instanceof LimitedBody body
                && !isDoneWith(request, body, response.getStatus());
        if (leftOver) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    /** Refuses a body that says itself that it is longer than that; null allows any. */
    static void checkAnnounced(ContainerRequestContext request, @Nullable Long limit) {
        if (limit != null && announced(request) > limit) {
            throw new LimitedBody(InputStream.nullInputStream(), limit).tooLarge();
        }
    }

    private static boolean isDoneWith(ContainerRequestContext request, LimitedBody body, int status) {
        if (!hasBody(request)) {
            return true;
        }
        return status != UNAUTHORIZED && isReadToItsEnd(request, body); // a stranger's body may never come
    }

    private static boolean isReadToItsEnd(ContainerRequestContext request, LimitedBody body) {
        try {
            return announced(request) <= WORTH_READING && body.drain(WORTH_READING);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return announced(request) > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    /** What the client says; JAX-RS itself reads it as an int. */
    private static long announced(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length.strip()); // the container has checked that it is a number
    }
}
