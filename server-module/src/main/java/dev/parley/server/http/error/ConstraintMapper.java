package dev.parley.server.http.error;

import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;

/** A value is out of the contract's bounds. The first one by path is named; the others wait for the next try. */
public final class ConstraintMapper extends OwnFailures<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException violations) {
        return violations.getConstraintViolations().stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(ConstraintMapper::response)
                .orElseThrow();
    }

    private static Response response(ConstraintViolation<?> violation) {
        String path = ApiException.shortened(JsonPath.of(violation));
        return Envelopes.response(
                Problem.invalid(400, "invalid_value", path, "'" + path + "' " + violation.getMessage() + "."));
    }
}
