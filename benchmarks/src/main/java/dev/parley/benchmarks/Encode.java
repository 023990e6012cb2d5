package dev.parley.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Objects in, bytes out; the objects are those that the same subject has read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Encode {
    @Param
    public Document document = Document.DELTA;

    @Param
    public Subject subject = Subject.PARLEY;

    private Object[] values = {};
    private Codec codec = subject.codec();

    @Setup
    public void load(Blackhole hole) throws IOException {
        codec = subject.codec();
        List<Object> read = new ArrayList<>();
        for (byte[] one : document.load()) {
            read.add(codec.read(document.kind, one));
        }
        values = read.toArray();
        Warmth.reach(() -> encode(hole));
    }

    @Benchmark
    public void encode(Blackhole hole) throws IOException {
        for (Object value : values) {
            hole.consume(codec.write(value));
        }
    }
}
