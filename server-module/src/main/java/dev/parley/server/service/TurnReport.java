package dev.parley.server.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a turn went, told once at its end.
 *
 * @param model the model that was asked for
 * @param status how the response ended
 * @param events how many events it had; 0 where nobody was there to hear them
 * @param firstToken from the request to the engine's first word; null if there was none
 * @param cancel from when it was stopped to its end; null if nobody stopped it
 */
public record TurnReport(
        String model,
        String status,
        long events,
        @Nullable Duration firstToken,
        @Nullable Duration cancel) {}
