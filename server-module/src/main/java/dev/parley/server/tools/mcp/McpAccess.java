package dev.parley.server.tools.mcp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which MCP servers may be asked, and for how long.
 *
 * @param allowed a request may name any server at or below one of these URLs
 * @param servers servers that a request names by label alone: where they are and what they are shown is the operator's
 * @param timeout longest wait for one answer of a server
 * @param maxRounds so often a turn goes back to the model with what tools gave back
 */
public record McpAccess(List<URI> allowed, Map<String, Named> servers, Duration timeout, int maxRounds) {
    /** What could name another place than it seems to. */
    private static final Pattern DECEITFUL = Pattern.compile("(?i)%2e|%2f|%5c|/\\.{1,2}(?:/|$)");

    /** A copy of its own. */
    public McpAccess {
        allowed = List.copyOf(allowed);
        servers = Map.copyOf(servers);
    }

    /**
     * A server of the operator's.
     *
     * @param headers sent with each request to it; secrets
     */
    public record Named(URI url, Map<String, String> headers) {
        /** A copy of its own. */
        public Named {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Named[" + url + "]"; // never the headers
        }
    }

    boolean allows(URI url) {
        String path = path(url);
        return url.getRawUserInfo() == null
                && !DECEITFUL.matcher(path).find()
                && allowed.stream().anyMatch(place -> samePlace(place, url) && isAtOrBelow(path(place), path));
    }

    private static boolean samePlace(URI place, URI url) {
        return place.getScheme().equalsIgnoreCase(url.getScheme())
                && place.getHost().equalsIgnoreCase(url.getHost())
                && port(place) == port(url);
    }

    private static boolean isAtOrBelow(String place, String path) {
        return path.equals(place) || path.startsWith(place.endsWith("/") ? place : place + "/");
    }

    private static String path(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }
}
