package dev.parley.generator;

import dev.parley.generator.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Fragments of code for one operation. */
record OperationView(Operation operation, String base) {
    String id() {
        return operation.id();
    }

    String method() {
        return operation.method();
    }

    String subPath() {
        String rest = operation.path().substring(base.length());
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    boolean streams() {
        return operation.events() != null;
    }

    boolean lists() {
        return operation.parameters().stream().anyMatch(p -> p.usage().type() instanceof Type.ListOf);
    }

    String result() {
        return operation.result() == null ? "void" : JavaCode.boxed(operation.result());
    }

    String events() {
        return operation.events() == null ? "" : JavaCode.boxed(operation.events());
    }

    String serverResult() {
        return streams() ? "OneOrStream<" + result() + ", " + events() + ">" : result();
    }

    String produces() {
        return streams() ? "{\"application/json\", \"text/event-stream\"}" : "\"application/json\"";
    }

    boolean hasBody() {
        return operation.body() != null;
    }

    static String annotation(String in) {
        return switch (in) {
            case "path" -> "PathParam";
            case "query" -> "QueryParam";
            case "header" -> "HeaderParam";
            default -> throw new IllegalArgumentException("parameters in " + in + " are not supported");
        };
    }

    String serverParameters() {
        List<String> shown = new ArrayList<>();
        for (Parameter p : operation.parameters()) {
            String constraints = Constraints.of(p.usage().type(), p.usage().bounds());
            shown.add("@" + annotation(p.in()) + "(" + JavaCode.text(p.name()) + ") " + constraints + p.javaType() + " "
                    + p.javaName());
        }
        if (operation.body() != null) {
            String notNull = operation.body().required() ? Constraints.notNull() : "@Nullable ";
            shown.add(notNull + "@jakarta.validation.Valid "
                    + JavaCode.boxed(operation.body().type()) + " body");
        }
        return String.join(", ", shown);
    }

    /** What the caller of a stub gives: everything but the switch between one answer and a stream. */
    private Stream<Parameter> given() {
        return operation.parameters().stream().filter(p -> !isSwitch(p));
    }

    private boolean isSwitch(Parameter parameter) {
        return streams() && parameter.name().equals("stream");
    }

    private Stream<String> bodyOr(String text) {
        return operation.body() == null ? Stream.empty() : Stream.of(text);
    }

    String clientParameters() {
        Stream<String> body = operation.body() == null
                ? Stream.empty()
                : Stream.of(JavaCode.boxed(operation.body().type()) + " body");
        return String.join(
                ", ",
                Stream.concat(given().map(p -> p.javaType() + " " + p.javaName()), body)
                        .toList());
    }

    boolean hasOptional() {
        return given().anyMatch(p -> !p.required());
    }

    String requiredParameters() {
        return String.join(
                ", ",
                Stream.concat(
                                given().filter(Parameter::required).map(p -> p.javaType() + " " + p.javaName()),
                                bodyOr(
                                        operation.body() == null
                                                ? ""
                                                : JavaCode.boxed(
                                                                operation.body().type()) + " body"))
                        .toList());
    }

    String requiredArguments() {
        return String.join(
                ", ",
                Stream.concat(given().map(p -> p.required() ? p.javaName() : "null"), bodyOr("body"))
                        .toList());
    }

    String call() {
        return call(bodyOr(".body(body)"), "");
    }

    String streamingCall() {
        boolean switched = operation.body() != null && operation.body().switched();
        String body = switched ? ".body(body.toBuilder().stream(true).build())" : ".body(body)";
        boolean query = operation.parameters().stream().anyMatch(this::isSwitch);
        return call(bodyOr(body), query ? ".query(\"stream\", true)" : "");
    }

    private String call(Stream<String> body, String stream) {
        String start = "Call.of(" + JavaCode.text(operation.method()) + ", " + JavaCode.text(operation.path()) + ")";
        Stream<String> parameters =
                given().map(p -> "." + p.in() + "(" + JavaCode.text(p.name()) + ", " + p.javaName() + ")");
        return start + String.join("", Stream.concat(parameters, body).toList()) + stream;
    }

    List<String> types() {
        List<Type> types = new ArrayList<>();
        operation.parameters().forEach(p -> types.add(p.usage().type()));
        if (operation.body() != null) {
            types.add(operation.body().type());
        }
        if (operation.result() != null) {
            types.add(operation.result());
        }
        if (operation.events() != null) {
            types.add(operation.events());
        }
        return types.stream()
                .map(t -> t instanceof Type.ListOf list ? list.element().type() : t)
                .filter(Type.Named.class::isInstance)
                .map(t -> ((Type.Named) t).name())
                .toList();
    }

    List<String> doc() {
        List<String> lines = JavaDoc.lines(operation.doc());
        return JavaDoc.comment(lines.isEmpty() ? List.of(operation.method() + " " + operation.path()) : lines);
    }
}
