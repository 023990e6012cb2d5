package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.PreparedAnswer;

/**
 * What a turn is made of.
 *
 * @param draft the response before the model has said anything, in progress
 * @param record what the turn leaves in the store
 * @param renderer how its events are written
 */
record TurnParts(Response draft, Question question, TurnRecord record, EventRenderer renderer) {

    /** What the engine is ready to answer, and how to stop it. */
    record Question(PreparedAnswer answer, Cancellation cancellation) {}
}
