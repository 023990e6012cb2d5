package dev.parley.server.engine.scripted;

import dev.parley.model.ComputerCall;

/** One thing that a script has the engine do. */
sealed interface Step {
    /** Thinks aloud. */
    record Think(String text) implements Step {}

    /** Sums up its thinking. */
    record Summarise(String text) implements Step {}

    /** Says a text. */
    record Say(String text) implements Step {}

    /** Calls a function, with its arguments as JSON text. */
    record Call(String name, String arguments) implements Step {}

    /** Acts on the computer. */
    record Act(ComputerCall call) implements Step {}
}
