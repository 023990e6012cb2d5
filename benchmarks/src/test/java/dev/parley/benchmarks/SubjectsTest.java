package dev.parley.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.infra.Blackhole;

/** Everything that is compared does the same work: each document whole, there and back. */
class SubjectsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @EnumSource(value = Subject.class, names = "SCAN", mode = EnumSource.Mode.EXCLUDE)
    void every_subject_knows_every_property_of_the_documents(Subject subject) throws IOException {
        Codec codec = subject.codec();
        for (Document document : own()) {
            for (byte[] json : document.load()) {
                byte[] written = codec.write(codec.read(document.kind, json));
                assertThatObject(withoutNulls(written))
                        .matches(
                                tree -> tree.equals(SubjectsTest::compareLeaves, withoutNulls(json)),
                                new String(json, UTF_8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void every_subject_takes_part_in_decoding(Subject subject) throws IOException {
        Blackhole hole = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        for (Document document : own()) {
            Decode decode = new Decode();
            decode.document = document;
            decode.subject = subject;
            decode.load(hole);
            decode.decode(hole);
        }
        assertThat(subject.codec()
                        .read(Document.Kind.EVENT, Document.DELTA.load().get(0)))
                .isNotNull();
    }

    private static List<Document> own() {
        return List.of(Document.DELTA, Document.DELTA_TYPE_LAST, Document.RESPONSE, Document.STREAM);
    }

    /** Databind cannot tell null from absent. */
    private static JsonNode withoutNulls(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            prune(tree);
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** openai-java writes a time of creation as 1.762E9. */
    private static int compareLeaves(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? Double.compare(one.doubleValue(), other.doubleValue()) : one.equals(other) ? 0 : 1;
    }

    private static void prune(JsonNode tree) {
        for (var each = tree.iterator(); each.hasNext(); ) {
            JsonNode child = each.next();
            if (child.isNull()) {
                each.remove();
            } else {
                prune(child);
            }
        }
    }
}
