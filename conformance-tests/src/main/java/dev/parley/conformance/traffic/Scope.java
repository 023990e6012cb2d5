package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;

/** What a captured exchange must hold for a check to have something to look at. */
enum Scope {
    CREATE_REQUEST {
        @Override
        boolean fits(Capture capture) {
            Exchange exchange = capture.exchange();
            boolean create = exchange.request().path().endsWith("/responses");
            return capture.has(Capture.Kept.REQUEST)
                    && exchange.request().method().equals("POST")
                    && create;
        }
    },
    ANSWER {
        @Override
        boolean fits(Capture capture) {
            return capture.has(Capture.Kept.ANSWER);
        }
    },
    ERROR {
        @Override
        boolean fits(Capture capture) {
            return ANSWER.fits(capture) && capture.exchange().status() >= 400;
        }
    },
    /** What the request asked to be streamed, whatever came. */
    STREAM_ASKED {
        @Override
        boolean fits(Capture capture) {
            Exchange exchange = capture.exchange();
            boolean asked = exchange.sent().path("stream").asBoolean(false)
                    || exchange.request().query().contains("stream=true");
            return capture.has(Capture.Kept.REQUEST) && exchange.accepted() && asked;
        }
    },
    /** Not the empty rest of a stream that was taken up again behind its last event. */
    STREAM {
        @Override
        boolean fits(Capture capture) {
            Exchange exchange = capture.exchange();
            boolean rest = exchange.request().query().contains("starting_after=")
                    && exchange.events().isEmpty();
            return exchange.accepted() && exchange.answer().orElseThrow().isSse() && !rest;
        }
    },
    STREAM_FROM_START {
        @Override
        boolean fits(Capture capture) {
            return STREAM.fits(capture) && capture.has(Capture.Kept.START);
        }
    },
    /** A stream whose end the capture has, whatever that end is. */
    STREAM_TO_END {
        @Override
        boolean fits(Capture capture) {
            return STREAM.fits(capture) && capture.cut().isEmpty();
        }
    },
    /** A stream with everything between its first and its terminal event. */
    FINISHED_STREAM {
        @Override
        boolean fits(Capture capture) {
            return STREAM_FROM_START.fits(capture)
                    && capture.exchange().events().stream().anyMatch(Event::isTerminal);
        }
    },
    RESPONSE_BODY {
        @Override
        boolean fits(Capture capture) {
            return isBody(capture, "response") && !capture.exchange().json().has("deleted");
        }
    },
    ITEM_LIST {
        @Override
        boolean fits(Capture capture) {
            return isBody(capture, "list")
                    && capture.exchange().request().path().endsWith("/input_items");
        }
    },
    DELETION {
        @Override
        boolean fits(Capture capture) {
            return capture.exchange().accepted()
                    && capture.exchange().json().has("deleted")
                    && capture.exchange().request().path().matches(".*/responses(/[^/]*)?");
        }
    },
    /** A response object, as a body or in a terminal event. */
    RESPONSE {
        @Override
        boolean fits(Capture capture) {
            boolean streamed =
                    STREAM.fits(capture) && capture.exchange().response().isObject();
            return streamed || RESPONSE_BODY.fits(capture);
        }
    },
    COMPLETED {
        @Override
        boolean fits(Capture capture) {
            return RESPONSE.fits(capture)
                    && capture.exchange().response().path("status").asText().equals("completed");
        }
    },
    COMPUTER_CALL {
        @Override
        boolean fits(Capture capture) {
            JsonNode output = capture.exchange().response().path("output");
            return RESPONSE.fits(capture) && output.findValuesAsText("type").contains("computer_call");
        }
    },
    /** An answer that is neither a stream, nor an error, nor one of the objects above: nothing may be said about it. */
    OTHER_BODY {
        @Override
        boolean fits(Capture capture) {
            return ANSWER.fits(capture)
                    && !ERROR.fits(capture)
                    && !STREAM.fits(capture)
                    && !RESPONSE_BODY.fits(capture)
                    && !ITEM_LIST.fits(capture)
                    && !DELETION.fits(capture);
        }
    };

    abstract boolean fits(Capture capture);

    private static boolean isBody(Capture capture, String object) {
        Exchange exchange = capture.exchange();
        return exchange.accepted()
                && exchange.json().path("object").asText().equals(object)
                && exchange.json().isObject();
    }
}
