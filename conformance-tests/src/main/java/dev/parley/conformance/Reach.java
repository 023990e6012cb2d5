package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Looks whether anybody listens at a URL before every case fails for the same reason. */
public final class Reach {
    private Reach() {}

    /** Refuses a URL that can't be used, and one where nobody listens. */
    public static void check(URI url) {
        String scheme = String.valueOf(url.getScheme());
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new BrokenKitException("the URL must be http://host or https://host, not " + url);
        }
        if (url.getUserInfo() != null) {
            throw new BrokenKitException("the URL must not carry a password: the key has an option of its own");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort() < 0 ? usual : url.getPort()), 5000);
        } catch (IOException e) {
            throw new BrokenKitException("no server at " + url + ": " + e.getMessage(), e);
        }
    }
}
