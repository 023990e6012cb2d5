package dev.parley.server.http.filter;

import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies that are too large, by what they announce or by what they turn out to be. */
@PreMatching
@Priority(300)
public final class BodyLimitFilter implements ContainerRequestFilter {
    private final long limit;

    /** A filter for bodies of at most that many bytes. */
    public BodyLimitFilter(long limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > limit) {
            throw tooLarge();
        }
        request.setEntityStream(new Counting(request.getEntityStream()));
    }

    private ApiException tooLarge() {
        return new ApiException(Problem.invalid(
                413, "request_too_large", null, "The request's body has more than " + limit + " bytes."));
    }

    private final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            count += more;
            if (count > limit) {
                throw tooLarge();
            }
        }
    }
}
