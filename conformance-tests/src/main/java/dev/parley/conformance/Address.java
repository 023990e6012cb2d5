package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Where the kit itself listens: a port of this machine, or {@code host:port}.
 *
 * @param option the option that says so
 */
record Address(String option, String text) {
    /** Opens a server there, which is called so in a complaint; whoever gets it closes it. */
    <T> T open(String who, Listener<T> listener) {
        try {
            return listener.at(parsed());
        } catch (IOException e) {
            throw new BrokenKitException(who + " cannot listen on " + text + ": " + e.getMessage(), e);
        }
    }

    /** Begins to listen. */
    @FunctionalInterface
    interface Listener<T> {
        T at(InetSocketAddress address) throws IOException;
    }

    private InetSocketAddress parsed() {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(colon < 0 ? "127.0.0.1" : text.substring(0, colon), port);
        } catch (IllegalArgumentException e) {
            throw new BrokenKitException(option + " takes a port or host:port, not " + text, e);
        }
    }
}
