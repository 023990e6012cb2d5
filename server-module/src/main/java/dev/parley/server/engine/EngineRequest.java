package dev.parley.server.engine;

import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.server.screen.ActionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn for an engine to answer.
 *
 * @param model the model's name as the backend knows it
 * @param conversation every item of the chain and of this turn, oldest first
 * @param parameters the request as it came in; its {@code input} is this turn's only
 * @param actions what the client can be asked to do on a computer
 * @param cancellation tells when the answer is no longer wanted
 * @param response id of the response that the answer becomes, for those who watch; null if it becomes none
 */
public record EngineRequest(
        String model,
        List<InputItem> conversation,
        CreateResponse parameters,
        ActionSet actions,
        Cancellation cancellation,
        @Nullable String response) {

    /** The instructions of this turn, which go before the conversation and are not inherited by later turns. */
    public @Nullable String instructions() {
        return parameters.instructions();
    }

    /** What a client calls this item of the conversation: of an earlier turn it can name the response alone. */
    public String pathOf(int item) {
        int earlier = conversation.size() - sizeOfThisTurn();
        return item < earlier ? "previous_response_id" : "input[" + (item - earlier) + "]";
    }

    private int sizeOfThisTurn() {
        Input input = parameters.input();
        if (input instanceof Input.Items items) {
            return items.value().size();
        }
        return input == null ? 0 : 1;
    }

    /** The same turn for a model of another name. */
    EngineRequest withModel(String other) {
        return new EngineRequest(other, conversation, parameters, actions, cancellation, response);
    }

    /** The same turn with a conversation that has been shortened. */
    EngineRequest withConversation(List<InputItem> shorter) {
        return new EngineRequest(model, shorter, parameters, actions, cancellation, response);
    }
}
