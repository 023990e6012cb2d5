package dev.parley.client.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** What follows the headers of an answer: read to its end, or open because it is a stream of events. */
sealed interface Body {
    /** Not a record: equality of arrays is not that of their bytes. */
    final class Whole implements Body {
        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    record Live(InputStream in) implements Body {}

    /** Decides by the headers; sets {@code begun} when there are any. A stream without a content type is one if it was asked for. */
    static BodyHandler<Body> handler(boolean streamWanted, AtomicBoolean begun) {
        return info -> {
            begun.set(true);
            return isLive(info, streamWanted)
                    ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Live::new)
                    : BodySubscribers.mapping(BodySubscribers.ofByteArray(), Whole::new);
        };
    }

    static String contentType(HttpHeaders headers) {
        String value = headers.firstValue("content-type").orElse("");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isLive(ResponseInfo info, boolean streamWanted) {
        String type = contentType(info.headers());
        return info.statusCode() / 100 == 2
                && (type.equals("text/event-stream") || (streamWanted && type.isEmpty() && info.statusCode() == 200));
    }
}
