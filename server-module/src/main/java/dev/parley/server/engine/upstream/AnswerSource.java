package dev.parley.server.engine.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.parley.json.Buffers;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The upstream's answer, document by document: the whole body where it is a JSON object, one {@code data:} line at a time
 * where it is an event stream, whatever was asked for and whatever the content type claims. Every failure to read is
 * the upstream's; failures of the listener pass through untouched.
 */
final class AnswerSource<T> {
    /** Typed readers take several frames of the stack for a level of the document. */
    private static final int DEEPEST = 250;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .recyclerPool(Buffers.POOL)
            .build();
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
    private static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r', ':'};
    private static final int LONGEST_EVENT = 64 * 1024 * 1024;

    private final AnswerReader<T> answer;
    private final PushbackInputStream body;
    private final LineReader lines;
    private @Nullable ByteArrayOutputStream unfinished;

    AnswerSource(InputStream body, AnswerReader<T> answer) {
        this.answer = answer;
        this.body = new PushbackInputStream(body, 1);
        this.lines = new LineReader(this.body);
    }

    void read() throws EngineException, IOException {
        if (isObject()) {
            answer.take(whole());
            return;
        }
        while (!answer.isDone() && nextLine()) {
            takeLine();
        }
        if (unfinished != null && !answer.isFinished()) {
            throw failure("The upstream broke off.", null);
        }
    }

    private boolean isObject() throws EngineException {
        try {
            int first = body.read();
            while (first == ' ' || first == '\t' || first == '\r' || first == '\n' || isByteOrderMark(first)) {
                first = body.read();
            }
            if (first >= 0) {
                body.unread(first);
            }
            return first == '{';
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isByteOrderMark(int octet) {
        return octet == 0xEF || octet == 0xBB || octet == 0xBF;
    }

    private boolean nextLine() throws EngineException {
        try {
            return lines.next();
        } catch (IOException e) {
            if (answer.isFinished()) {
                return false; // all that can be missing is the token count
            }
            throw unreadable(e);
        }
    }

    /** Event names, ids, comments and retry times are passed over: the chunk itself says everything. */
    private void takeLine() throws EngineException, IOException {
        if (lines.startsWith(DATA)) {
            takeData();
        } else if (lines.startsWith(ERROR)) {
            answer.take(answer.failed(errorLine())); // llama.cpp's own field for a failure in the middle
        } else if (lines.length() == 0 && unfinished != null) {
            throw failure("The upstream sent something that is not JSON.", null);
        }
    }

    private void takeData() throws EngineException, IOException {
        if (lines.isDone(DATA.length)) {
            answer.done();
        } else if (!lines.isBlank(DATA.length)) {
            T chunk = chunk();
            if (chunk != null) {
                answer.take(chunk);
            }
        }
    }

    /** The chunk that this line ends; null if it is to go on in the next line. */
    private @Nullable T chunk() throws EngineException {
        byte[] bytes = lines.buffer();
        int start = DATA.length;
        int length = lines.length() - start;
        if (unfinished != null) {
            unfinished.write('\n');
            unfinished.write(bytes, start, length);
            bytes = unfinished.toByteArray();
            start = 0;
            length = bytes.length;
        }
        try (JsonParser parser = JSON.createParser(bytes, start, length)) {
            T chunk = answer.read(parser);
            unfinished = null;
            return chunk;
        } catch (JsonProcessingException e) {
            if (!isCutShort(e, length)) {
                throw failure("The upstream sent something that is not JSON.", e);
            }
            keep(bytes, start, length);
            return null;
        } catch (IOException e) {
            throw failure("The upstream sent something that is not JSON.", e);
        }
    }

    /** The parser has a class of its own for most ends that come too early, and only the place for the others. */
    private static boolean isCutShort(JsonProcessingException e, int length) {
        return e instanceof JsonEOFException
                || (e.getLocation() != null && e.getLocation().getByteOffset() >= length);
    }

    private void keep(byte[] bytes, int start, int length) throws EngineException {
        if (length > LONGEST_EVENT) {
            throw failure("The upstream sent an event without an end.", null);
        }
        if (unfinished == null) {
            unfinished = new ByteArrayOutputStream(length * 2);
            unfinished.write(bytes, start, length);
        }
    }

    private JsonValue errorLine() throws EngineException {
        int start = ERROR.length;
        try (JsonParser parser = JSON.createParser(lines.buffer(), start, lines.length() - start)) {
            return parser.nextToken() == null ? JsonValue.Null.NULL : JsonValue.read(parser);
        } catch (IOException e) {
            throw failure("The upstream reported an error.", e);
        }
    }

    private T whole() throws EngineException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE); // the connection is the engine's to end
            return answer.readWhole(parser);
        } catch (JsonEOFException e) {
            throw failure("The upstream broke off.", e);
        } catch (JsonProcessingException e) {
            throw failure("The upstream sent something that is not JSON.", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static EngineException unreadable(IOException e) {
        return e instanceof SocketTimeoutException
                ? new EngineException(Failure.of(Kind.TIMEOUT, "The upstream fell silent."), e)
                : failure("The upstream broke off.", e);
    }

    private static EngineException failure(String message, @Nullable IOException cause) {
        return new EngineException(Failure.of(Kind.BROKEN, message), cause);
    }
}
