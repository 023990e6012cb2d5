package dev.parley.client.http;

import dev.parley.model.ErrorBody;
import dev.parley.model.ErrorEnvelope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server refused the call or failed. Has what the server said, as far as it could be read, and its words in any case.
 */
public final class ApiException extends ParleyException {
    private static final int BODY_LIMIT = 4_000;

    private final transient Answer answer;

    private record Answer(
            int status, ErrorReport report, @Nullable String requestId, String body) {}

    private ApiException(String message, Answer answer) {
        super(message, null);
        this.answer = answer;
    }

    static ApiException of(Head head, byte[] body) {
        ErrorReport report = ErrorReport.of(body);
        String requestId = head.headers().firstValue("x-request-id").orElse(null);
        String said = report.error() == null || report.error().message() == null
                ? words(Body.contentType(head.headers()), body)
                : report.error().message();
        String suffix = requestId == null ? "" : " [request " + requestId + "]";
        return new ApiException(
                head + " " + Snippet.of(said, 500) + suffix,
                new Answer(head.status(), report, requestId, Snippet.of(body, BODY_LIMIT)));
    }

    /** An error that came as an event, after the status had already said success. */
    public static ApiException inStream(ErrorBody error) {
        ErrorReport report =
                new ErrorReport(ErrorEnvelope.builder().error(error).build(), error);
        return new ApiException(
                "the stream ended with an error: " + (error.message() == null ? error.toJson() : error.message()),
                new Answer(200, report, null, error.toJson()));
    }

    private static String words(String contentType, byte[] body) {
        if (body.length == 0) {
            return "(no body)";
        }
        String kind = contentType.isEmpty() || contentType.equals("text/plain") ? "" : contentType + ": ";
        return kind + Snippet.line(body);
    }

    public int status() {
        return answer.status();
    }

    /** The body as the contract describes it, if it was that. */
    public Optional<ErrorEnvelope> envelope() {
        return Optional.ofNullable(answer.report().envelope());
    }

    /** The error itself, also from a body that is only similar to the contract's. */
    public Optional<ErrorBody> error() {
        return Optional.ofNullable(answer.report().error());
    }

    /** The server's {@code x-request-id}, for its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /** The beginning of the body, as it came. */
    public String body() {
        return answer.body();
    }
}
