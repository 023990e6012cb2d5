package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Step;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.profile.Profile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes the request of a step for one profile and target. */
record Requests(Profile profile, Target target) {
    private static final String WRONG_KEY = "wrong-key-0000";

    Request of(Step step, Variables variables) {
        Templates templates = new Templates(profile, variables);
        Bytes body = body(step, templates);
        List<Headers.Line> headers = new ArrayList<>();
        profile.headers().forEach((name, value) -> headers.add(new Headers.Line(name, value)));
        if (!step.headers().containsKey("Accept")) {
            headers.add(new Headers.Line("Accept", "application/json, text/event-stream"));
        }
        if (!body.isEmpty() && !step.headers().containsKey("Content-Type")) {
            headers.add(new Headers.Line("Content-Type", "application/json"));
        }
        step.headers().forEach((name, value) -> headers.add(new Headers.Line(name, templates.fill(value))));
        key(step, headers);
        URI uri = uri(base(step), templates.fill(step.path()));
        return new Request(step.method(), uri, new Headers(headers), body, step.reading());
    }

    private void key(Step step, List<Headers.Line> headers) {
        String prefix = profile.auth().prefix();
        switch (step.key()) {
            case GIVEN ->
                target.key()
                        .ifPresent(key ->
                                headers.add(new Headers.Line(profile.auth().header(), prefix + key)));
            case OTHER ->
                headers.add(new Headers.Line(
                        profile.auth().header(),
                        prefix + target.surroundings().otherKey().orElseThrow()));
            case WRONG -> headers.add(new Headers.Line(profile.auth().header(), prefix + WRONG_KEY));
            case NONE -> {}
        }
    }

    private static Bytes body(Step step, Templates templates) {
        Step.Raw raw = step.raw();
        if (!raw.hex().isEmpty()) {
            return Bytes.of(HexFormat.of().parseHex(raw.hex().replaceAll("\\s", "")));
        }
        if (!raw.isNone()) {
            return Bytes.ofText(
                    templates.fill(raw.before()) + raw.repeat().repeat(raw.times()) + templates.fill(raw.after()));
        }
        return step.body().isMissingNode()
                ? Bytes.NONE
                : Bytes.ofText(templates.fill(step.body()).toString());
    }

    private URI base(Step step) {
        return step.at() == Step.At.REPLICA ? target.surroundings().replica().orElseThrow() : target.url();
    }

    /** A base URL that ends in a version, as SDKs want it, is as good as one without: the path has its own. */
    private static URI uri(URI address, String path) {
        String base = address.toString().replaceFirst("/+$", "").replaceFirst("/v\\d+$", "");
        return URI.create(base + path);
    }
}
