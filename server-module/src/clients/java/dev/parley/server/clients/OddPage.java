package dev.parley.server.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A page with a text field and a button, small and at odd places, that says what state it is in by colours: the field is blue, yellow
 * where it is typed into, cyan with a text in it; the page turns green when the button has been pressed.
 */
final class OddPage implements AutoCloseable {
    static final int BLUE = 0x0000ff;
    static final int YELLOW = 0xffff00;
    static final int CYAN = 0x00ffff;
    static final int RED = 0xff0000;
    static final int GREEN = 0x00ff00;

    private static final String HTML = """
            <!DOCTYPE html><meta charset="utf-8"><title>Odd</title>
            <style>
              body { margin: 0; background: #fff }
              input, button { position: absolute; border: 0; outline: 0; padding: 0; color: #000 }
              input { left: 137px; top: 61px; width: 150px; height: 17px; background: #0ff; caret-color: transparent }
              input::placeholder { color: transparent }
              input:placeholder-shown { background: #00f }
              input:placeholder-shown:focus { background: #ff0 }
              button { right: 23px; bottom: 41px; width: 19px; height: 9px; background: #f00 }
            </style>
            <input placeholder="-"><button></button><p id="said"></p>
            <script>
              document.querySelector('button').onclick = () => {
                document.getElementById('said').textContent = document.querySelector('input').value;
                document.body.style.background = '#0f0';
              };
            </script>
            """;

    private final HttpServer server;

    private OddPage(HttpServer server) {
        this.server = server;
    }

    static OddPage serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] page = HTML.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return new OddPage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
