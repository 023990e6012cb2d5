package dev.parley.server.clients;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps what a streaming model of LangChain4j says, on whichever thread. */
final class StreamedChat implements StreamingChatResponseHandler {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final List<String> thoughts = new CopyOnWriteArrayList<>();
    private final List<String> arguments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    List<String> pieces() {
        return pieces;
    }

    String text() {
        return String.join("", pieces);
    }

    String thinking() {
        return String.join("", thoughts);
    }

    String arguments() {
        return String.join("", arguments);
    }

    /** The complete answer; throws what the model failed with. */
    ChatResponse await() throws ExecutionException, InterruptedException, TimeoutException {
        return end.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void onPartialResponse(String piece) {
        pieces.add(piece);
    }

    @Override
    public void onPartialThinking(PartialThinking thought) {
        thoughts.add(thought.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        arguments.add(call.partialArguments());
    }

    @Override
    public void onCompleteResponse(ChatResponse answer) {
        end.complete(answer);
    }

    @Override
    public void onError(Throwable error) {
        end.completeExceptionally(error);
    }
}
