package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.Response;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.service.ResponseService.Parts;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Makes turns again of responses that were stored while they waited, by this process or by another. */
final class WaitingTurns {
    private final Parts parts;
    private final Questions questions;
    private final LiveTurns live;

    WaitingTurns(Parts parts, LiveTurns live) {
        this.parts = parts;
        this.questions = new Questions(parts.routes());
        this.live = live;
    }

    /** The request as it is stored, its input being kept elsewhere; null if it has secrets in it, which are kept nowhere. */
    static byte @Nullable [] asStored(CreateResponse request) {
        if (request.tools() != null && ToolSecrets.areIn(request.tools())) {
            return null;
        }
        return Json.write(request.toBuilder().input(null).build());
    }

    /**
     * The turn as it would have run where it was asked for.
     *
     * @throws ApiException if it can't be run here: this server's configuration is another one, or its chain is gone
     */
    Turn of(WaitingResponse waiting) {
        StoredResponse kept = waiting.response();
        CreateResponse request = parse(waiting.request());
        ModelEngine engine = questions.engine(request.model());
        // Its dialect has allowed the tools before.
        RequestRules.check(
                RequestTree.of(request),
                engine.capabilities(),
                engine.capabilities().tools());
        Conversation conversation = Conversation.of(
                new StoredResponses(parts.store()).chain(kept.previousId(), kept.tenant()),
                new Input.Items(Conversation.stored(kept.input())));
        ItemRules.check(conversation, engine.capabilities().items());
        Response draft = StoredResponses.parse(kept).toBuilder()
                .status(ResponseState.IN_PROGRESS.status())
                .build();
        long logged = parts.store().lastEvent(kept.tenant(), kept.id()).orElse(-1) + 1;
        TurnParts turn = new TurnParts(
                draft,
                Questions.of(
                        engine,
                        new Questions.Asked(
                                kept.id(),
                                request,
                                conversation,
                                parts.renderings().actions(kept.dialect()))),
                TurnRecord.in(parts.store(), kept, new TurnRecord.Waiting(waiting.request(), logged)),
                parts.renderings().of(kept.dialect(), draft, StreamRules.pads(request)));
        return Turn.queued(turn, live);
    }

    private static CreateResponse parse(byte[] request) {
        try {
            return Json.read(request, CreateResponse::read);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored request can't be read", e);
        }
    }
}
