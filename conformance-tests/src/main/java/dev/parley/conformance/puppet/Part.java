package dev.parley.conformance.puppet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One script and all performances of it. Thread-safe. */
final class Part {
    private final Script script;
    private final List<Sighting> sightings = new ArrayList<>();
    private int playing;

    Part(Script script) {
        this.script = script;
    }

    Script script() {
        return script;
    }

    synchronized int begin(Sighting sighting) {
        sightings.add(sighting);
        playing++;
        return sightings.size() - 1;
    }

    synchronized void end(int number, UnaryOperator<Sighting> more) {
        sightings.set(number, more.apply(sightings.get(number)));
        playing--;
        notifyAll();
    }

    synchronized boolean wasAsked() {
        return !sightings.isEmpty();
    }

    synchronized Performance performance(Duration most) throws InterruptedException {
        Instant until = Instant.now().plus(most);
        while (playing > 0 && Instant.now().isBefore(until)) {
            wait(Math.max(1, Duration.between(Instant.now(), until).toMillis()));
        }
        return new Performance(script, sightings);
    }

    static UnaryOperator<Sighting> outcome(Voice voice, Optional<Instant> left) {
        return seen -> new Sighting(
                seen.at(),
                seen.authorization(),
                seen.request(),
                seen.conversation(),
                voice.ids(),
                left,
                Optional.of(Instant.now()));
    }
}
