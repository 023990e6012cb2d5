package dev.parley.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP/1.1 answer read from the bytes of a connection, as far as they have come: its head, what of its body is there,
 * and whether that is all of it.
 */
record RawAnswer(int status, Headers headers, Bytes body, boolean complete) {
    private static final String LINE_END = "\r\n";
    private static final String HEAD_END = "\r\n\r\n";

    /** The answer so far, or nothing before its head is complete; interim answers (1xx) are passed over. */
    static Optional<RawAnswer> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int end = text.indexOf(HEAD_END); end >= 0; end = text.indexOf(HEAD_END, from)) {
            String[] lines = text.substring(from, end).split(LINE_END);
            int status = status(lines[0]);
            from = end + HEAD_END.length();
            if (status >= 200) {
                return Optional.of(of(status, headers(lines), text.substring(from)));
            }
        }
        return Optional.empty();
    }

    private static int status(String line) {
        String[] parts = line.split(" ", 3);
        return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
    }

    private static Headers headers(String[] lines) {
        List<Headers.Line> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = Math.max(0, lines[i].indexOf(':'));
            headers.add(new Headers.Line(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        return new Headers(headers);
    }

    private static RawAnswer of(int status, Headers headers, String rest) {
        if (headers.first("transfer-encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return chunked(status, headers, rest);
        }
        Optional<String> length = headers.first("content-length").filter(value -> value.matches("\\d{1,9}"));
        boolean complete =
                length.filter(all -> rest.length() >= Integer.parseInt(all)).isPresent();
        return new RawAnswer(status, headers, bytes(rest), complete);
    }

    private static RawAnswer chunked(int status, Headers headers, String rest) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        for (int end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, at)) {
            String digits = rest.substring(at, end).split(";", 2)[0].strip();
            if (!digits.matches("[0-9a-fA-F]{1,7}")) {
                break;
            }
            int size = Integer.parseInt(digits, 16);
            if (size == 0) {
                return new RawAnswer(status, headers, Bytes.of(body.toByteArray()), true);
            }
            int from = end + LINE_END.length();
            body.writeBytes(bytes(rest.substring(from, Math.min(rest.length(), from + size)))
                    .toArray());
            at = Math.min(rest.length(), from + size + LINE_END.length());
        }
        return new RawAnswer(status, headers, Bytes.of(body.toByteArray()), false);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
