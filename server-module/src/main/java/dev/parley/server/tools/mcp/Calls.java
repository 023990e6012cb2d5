package dev.parley.server.tools.mcp;

import dev.parley.model.McpCall;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls of MCP tools, as many as the turn may have, and says how they went. Used by one thread. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final McpSessions sessions;
    private final Cancellation cancellation;
    private final long most;
    private long made;

    Calls(McpSessions sessions, Cancellation cancellation, long most) {
        this.sessions = sessions;
        this.cancellation = cancellation;
        this.most = most;
    }

    /** Whether another call may be made. */
    boolean isAnyLeft() {
        return made < most;
    }

    /** Says of a call that it is not made, and why. */
    static McpCall refuse(CallItem item, String why) throws IOException {
        item.endArguments();
        return item.fail(why);
    }

    /** Makes the call, unless it is one too many. */
    McpCall make(CallItem item, Offer.Entry tool) throws EngineException, IOException {
        if (!isAnyLeft()) {
            return refuse(item, "This call is one too many: max_tool_calls is " + most + ".");
        }
        made++;
        String arguments = item.endArguments();
        try {
            return item.complete(sessions.with(tool.server()).call(tool.tool().name(), arguments));
        } catch (McpFailure e) {
            if (cancellation.isCancelled()) {
                throw new EngineException(Failure.of(Kind.BROKEN, "The answer was cancelled."), e);
            }
            LOG.info("MCP server {}: a call has failed", tool.server().label());
            return item.fail(e.getMessage());
        }
    }
}
