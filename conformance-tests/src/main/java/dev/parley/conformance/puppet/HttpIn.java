package dev.parley.conformance.puppet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 request as read from a socket: enough for a model upstream, and no more. */
record HttpIn(String method, String path, Map<String, String> headers, byte[] body) {
    private static final int LONGEST_LINE = 64 * 1024;

    /** What says that it is ready to read a body. */
    interface Continue {
        void send() throws IOException;
    }

    static HttpIn read(InputStream in, Continue ready) throws IOException {
        String[] first = line(in).split(" ", 3);
        if (first.length < 3) {
            throw new EOFException("no request");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(colon, 0)),
                    line.substring(colon + 1).strip());
        }
        if (headers.getOrDefault("Expect", "").toLowerCase(Locale.ROOT).equals("100-continue")) {
            ready.send();
        }
        return new HttpIn(first[0], first[1].split("\\?", 2)[0], headers, body(in, headers));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        return in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            body.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the request breaks off");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
