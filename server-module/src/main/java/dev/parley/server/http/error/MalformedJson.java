package dev.parley.server.http.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parley.json.JsonMismatchException;
import dev.parley.server.http.RequestMarks;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Refuses a body that is not JSON, or more of it than the server reads. It is no mapper, because Jackson's own JAX-RS module
 * has mappers that would be preferred wherever an application has that, too.
 */
@Priority(Priorities.USER + 2) // next to the reader
public final class MalformedJson implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonMismatchException e) {
            throw e; // JSON it is
        } catch (JacksonException e) {
            if (RequestMarks.of(context) == null) {
                throw e;
            }
            throw refusal(e);
        }
    }

    private static ApiException refusal(JacksonException malformed) {
        boolean excessive = malformed instanceof StreamConstraintsException;
        String what = excessive
                ? "The body's JSON is nested too deep or has a value that is too long"
                : "The body is not JSON";
        return new ApiException(Problem.invalid(400, "invalid_json", null, what + where(malformed) + "."));
    }

    private static String where(JacksonException malformed) {
        JsonLocation at = malformed.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
