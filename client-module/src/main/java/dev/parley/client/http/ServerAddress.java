package dev.parley.client.http;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a server is: scheme, host and perhaps a path prefix. A trailing {@code /v1} or {@code /v5}, as other clients want it
 * in their base URL, is dropped, because calls name their version themselves.
 */
public record ServerAddress(URI base) {
    private static final Pattern VERSION_AND_SLASHES = Pattern.compile("(/v[15])?/*$");

    public ServerAddress {
        if (!"http".equalsIgnoreCase(base.getScheme()) && !"https".equalsIgnoreCase(base.getScheme())) {
            throw new IllegalArgumentException("not an http or https URL: " + base);
        }
        if (base.getHost() == null) {
            throw new IllegalArgumentException("the URL has no host: " + base);
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a base URL has no user, query or fragment");
        }
        base = URI.create(VERSION_AND_SLASHES
                .matcher(base.toString().replaceFirst("/+$", ""))
                .replaceFirst(""));
    }

    public static ServerAddress of(String url) {
        return new ServerAddress(URI.create(url.strip()));
    }

    URI resolve(Call call) {
        return URI.create(base + call.target());
    }

    boolean plain() {
        return "http".equalsIgnoreCase(base.getScheme());
    }
}
