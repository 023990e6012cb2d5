package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import java.net.InetSocketAddress;

/** Where the kit itself listens: a port of this machine, or {@code host:port}. */
final class Address {
    private Address() {}

    static InetSocketAddress parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(colon < 0 ? "127.0.0.1" : text.substring(0, colon), port);
        } catch (IllegalArgumentException e) {
            throw new BrokenKitException(option + " takes a port or host:port, not " + text, e);
        }
    }
}
