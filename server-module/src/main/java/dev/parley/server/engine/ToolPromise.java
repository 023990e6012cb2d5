package dev.parley.server.engine;

import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.CustomToolCall;
import dev.parley.model.FunctionCall;
import dev.parley.model.OutputItem;
import dev.parley.model.Tool;
import dev.parley.model.ToolChoiceAllowed;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.ToolSelection.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the tools that the answer calls.
 *
 * @param forced the tool that must be called; null where any will do
 * @param allowed the names that calls may have; null where any will do
 * @param single whether there may be one call only
 */
record ToolPromise(
        Mode mode, @Nullable Tool forced, @Nullable Set<String> allowed, boolean single) {

    static ToolPromise of(CreateResponse request) throws EngineException {
        ToolSelection selection = ToolSelection.of(request);
        Set<String> allowed = null;
        if (request.toolChoice() instanceof ToolChoiceAllowed) {
            allowed = new HashSet<>();
            for (Tool tool : selection.tools()) {
                allowed.add(ToolSelection.nameOf(tool));
            }
        }
        return new ToolPromise(
                selection.mode(), selection.forced(), allowed, Boolean.FALSE.equals(request.parallelToolCalls()));
    }

    boolean isEmpty() {
        return mode == Mode.AUTO && allowed == null && !single;
    }

    Calls begin() {
        return new Calls(this);
    }

    /** The calls of one answer. Used by one thread. */
    static final class Calls {
        private final ToolPromise promise;
        private final List<String> names = new ArrayList<>();
        private int actions;
        private boolean anyOther;

        private Calls(ToolPromise promise) {
            this.promise = promise;
        }

        void note(EngineEvent event) {
            if (event instanceof EngineEvent.ToolCallStart call) {
                names.add(call.name());
            } else if (event instanceof EngineEvent.CustomCallStart call) {
                names.add(call.name());
            } else if (event instanceof EngineEvent.WholeItem whole) {
                noteItem(whole.item());
            } else if (event instanceof EngineEvent.ItemStart start) {
                noteItem(start.item());
            }
        }

        boolean isEmpty() {
            return names.isEmpty() && actions == 0 && !anyOther;
        }

        void check() throws EngineException {
            if (promise.mode == Mode.NONE) {
                require(isEmpty(), "The model called a tool although none was to be called.");
            }
            if (promise.mode == Mode.REQUIRED) {
                require(!isEmpty(), "The model called no tool although one was required.");
            }
            require(forcedAlone(), "The model called another tool than the one that was required.");
            if (promise.allowed != null) {
                require(
                        promise.allowed.containsAll(names) && actions == 0,
                        "The model called a tool that was not allowed.");
            }
            require(
                    !promise.single || names.size() + actions < 2,
                    "The model called several tools although one was the limit.");
        }

        private boolean forcedAlone() {
            if (promise.forced instanceof ComputerTool) {
                return names.isEmpty();
            }
            String name = ToolSelection.nameOf(promise.forced);
            return name == null || (actions == 0 && names.stream().allMatch(name::equals));
        }

        /** Calls of the backend's own tools, a search's for one, are limited by other means. What is no call has no part in this. */
        private void noteItem(OutputItem item) {
            if (item instanceof FunctionCall call) {
                names.add(call.name());
            } else if (item instanceof CustomToolCall call) {
                names.add(call.name());
            } else if (item instanceof ComputerCall) {
                actions++;
            } else if (String.valueOf(item.type()).endsWith("_call")) {
                anyOther = true;
            }
        }

        private static void require(boolean holds, String message) throws EngineException {
            if (!holds) {
                throw new EngineException(Failure.of(Kind.BROKEN, message));
            }
        }
    }
}
