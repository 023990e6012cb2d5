package dev.parley.server.tools.mcp;

import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpTransportException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the SDK's exceptions mean. Their own messages name addresses and quote what servers sent. */
final class Failures {
    private static final int LONGEST = 600;

    private Failures() {}

    static String message(Throwable failure, Duration timeout) {
        McpError said = cause(failure, McpError.class);
        if (said != null && said.getJsonRpcError() != null) {
            return cut("The MCP server reported an error: "
                    + said.getJsonRpcError().message());
        }
        if (cause(failure, ConnectException.class) != null
                || cause(failure, UnresolvedAddressException.class) != null) {
            return "The MCP server can't be reached.";
        }
        if (cause(failure, TimeoutException.class) != null || cause(failure, HttpTimeoutException.class) != null) {
            return "The MCP server did not answer within " + timeout.toSeconds() + " s.";
        }
        if (cause(failure, McpHttpClientTransportAuthorizationException.class) != null) {
            return "The MCP server refused the credentials.";
        }
        return "The MCP server broke off, or said something that is not its protocol.";
    }

    /** Servers of the older transport refuse the request that begins a session; so the protocol's own rule has it. */
    static boolean saysThatTransportIsUnknown(Throwable failure) {
        McpTransportException refusal = cause(failure, McpTransportException.class);
        return refusal != null
                && !(refusal instanceof McpHttpClientTransportAuthorizationException)
                && String.valueOf(refusal.getMessage()).matches("(?s).*[Ss]tatus code: ?4\\d\\d.*");
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> wanted) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (wanted.isInstance(each)) {
                return wanted.cast(each);
            }
        }
        return null;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }
}
