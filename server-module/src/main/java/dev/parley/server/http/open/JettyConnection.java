package dev.parley.server.http.open;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;

/**
 * A plain HTTP/1.1 connection of Jetty's. Jetty does not read from it while a request is being answered, so that a client
 * that leaves would be noticed at the next write only, and not at all while a model is silent.
 */
public final class JettyConnection implements ClientConnection {
    private final Connection connection;
    private final SocketChannel channel;
    private boolean hasMore;

    private JettyConnection(Connection connection, SocketChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** The connection of this request, whose body has been read to its end. */
    public static ClientConnection of(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        boolean plain = request.getConnectionMetaData().getHttpVersion().compareTo(HttpVersion.HTTP_1_1) <= 0
                && connection.getEndPoint() instanceof SocketChannelEndPoint;
        return plain && connection.getEndPoint().getTransport() instanceof SocketChannel channel
                ? new JettyConnection(connection, channel)
                : UNKNOWN;
    }

    @Override
    public boolean isGone() {
        if (hasMore) {
            return false;
        }
        ByteBuffer next = ByteBuffer.allocate(1);
        try {
            int read = channel.read(next); // the channel does not block
            if (read > 0) {
                putBack(next.flip());
            }
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void drop() {
        connection.getEndPoint().close(new IOException("the client left before the end of its answer"));
    }

    /** A client that sends its next request already is there; what it sent is Jetty's to read. */
    private void putBack(ByteBuffer next) {
        hasMore = true;
        if (connection instanceof Connection.UpgradeTo reader) {
            reader.onUpgradeTo(next);
        }
    }
}
