package dev.parley.server.http.filter;

import dev.parley.server.http.RequestMarks;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Refuses bodies that are too long for the caller's key, counted after they are unpacked. */
@Priority(Priorities.USER + 1) // after Gzip, which has no priority of its own
public final class KeyBodyLimit implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        RequestMarks marks = RequestMarks.of(context);
        Long limit = marks == null ? null : marks.limits().bodyBytes();
        if (limit != null) {
            context.setInputStream(new LimitedBody(context.getInputStream(), limit));
        }
        return context.proceed();
    }
}
