package dev.parley.benchmarks;

import java.io.IOException;
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

/** Bytes in, objects out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decode {
    @Param
    public Document document = Document.DELTA;

    @Param
    public Subject subject = Subject.PARLEY;

    private byte[][] json = {};
    private Document.Kind kind = document.kind;
    private Codec codec = subject.codec();

    @Setup
    public void load(Blackhole hole) throws IOException {
        json = document.load().toArray(byte[][]::new);
        kind = document.kind;
        codec = subject.codec();
        Warmth.reach(() -> decode(hole));
    }

    @Benchmark
    public void decode(Blackhole hole) throws IOException {
        for (byte[] one : json) {
            hole.consume(codec.read(kind, one));
        }
    }
}
