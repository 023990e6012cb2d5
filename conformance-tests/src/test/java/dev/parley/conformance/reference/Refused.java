package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A request that the reference server turns down. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String param;
    private final String code;
    private String message;
    private transient Optional<String> retryAfter = Optional.empty();

    Refused(int status, String param, String code) {
        super(code.replace('_', ' ') + (param == null ? "" : ": " + param));
        this.status = status;
        this.param = param;
        this.code = code;
    }

    /** The same in other words. */
    Refused saying(String words) {
        message = words;
        return this;
    }

    Refused retryAfter(Optional<String> seconds) {
        retryAfter = seconds;
        return this;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return message == null ? super.getMessage() : message;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("message", getMessage());
        error.put("type", status == 401 ? "authentication_error" : "invalid_request_error");
        error.put("param", param);
        error.put("code", code);
        return body;
    }
}
