package dev.parley.server.tools.mcp;

import dev.parley.model.InputItem;
import dev.parley.model.McpApprovalRequest;
import dev.parley.model.McpCall;
import dev.parley.model.McpListedTool;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.Pause;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.tools.mcp.History.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One turn with MCP tools: lists them, makes what has been approved, and asks the model again and again with what its calls
 * gave back, until it calls no more of them or somebody else has to act. Runs once, on one thread.
 */
final class McpTurn {
    private final ModelEngine engine;
    private final EngineRequest request;
    private final Setting setting;
    private final McpSessions sessions;
    private final EngineSink sink;
    private final Question question;
    private final Offer offer;
    private final Calls calls;

    McpTurn(Setting setting, McpSessions sessions, EngineSink sink) {
        this.engine = setting.engine();
        this.request = setting.request();
        this.setting = setting;
        this.sessions = sessions;
        this.sink = sink;
        this.question = new Question(request);
        this.offer = new Offer(question.functionNames());
        Long most = request.parameters().maxToolCalls();
        this.calls = new Calls(sessions, request.cancellation(), most == null ? Long.MAX_VALUE : most);
    }

    /**
     * What a turn is about.
     *
     * @param servers those that the request declares, by label
     * @param granted calls that the client has approved
     * @param maxRounds so often the model is asked again
     */
    record Setting(
            ModelEngine engine,
            EngineRequest request,
            Map<String, McpServer> servers,
            List<McpApprovalRequest> granted,
            int maxRounds) {}

    void run() throws EngineException, IOException {
        Listing listing = new Listing(sink);
        for (McpServer server : setting.servers().values()) {
            Optional<List<McpListedTool>> known = Listing.known(request.conversation(), server.label());
            offer.add(server, known.isPresent() ? known.get() : listing.ask(server, sessions.with(server)));
        }
        List<InputItem> conversation = new ArrayList<>(History.of(request.conversation(), offer));
        for (McpApprovalRequest approved : setting.granted()) {
            add(conversation, List.of(make(approved)));
        }
        converse(conversation);
    }

    private void converse(List<InputItem> conversation) throws EngineException, IOException {
        TokenCount tokens = Tokens.NONE;
        for (int number = 0; ; number++) {
            boolean last = number >= setting.maxRounds() || !calls.isAnyLeft();
            Round round = new Round(sink, offer, number, tokens);
            engine.prepare(question(number, last, List.copyOf(conversation))).run(round);
            boolean whole = round.finish().reason() == FinishReason.STOP;
            List<Told> told = whole ? settle(round, last) : List.of();
            boolean waits =
                    round.isClientsTurn() || told.size() < round.wanted().size();
            if (told.isEmpty() || waits || last) {
                sink.accept(round.finish());
                return;
            }
            sink.accept(new Pause());
            tokens = round.tokens();
            conversation.addAll(round.said());
            add(conversation, told);
        }
    }

    private EngineRequest question(int number, boolean last, List<InputItem> conversation) throws EngineException {
        if (last) {
            return question.last(conversation);
        }
        return number == 0 ? question.first(conversation, offer) : question.next(conversation, offer);
    }

    /** Makes the calls that need no approval, and asks for that of the others. */
    private List<Told> settle(Round round, boolean last) throws EngineException, IOException {
        List<Told> told = new ArrayList<>();
        for (Wanted wanted : round.wanted()) {
            if (wanted.item() == null) {
                wanted.askForApproval(sink);
            } else {
                McpCall call = last
                        ? Calls.refuse(wanted.item(), "The model has been asked too often already.")
                        : calls.make(wanted.item(), wanted.tool());
                told.add(Told.of(wanted.callId(), wanted.tool().name(), call));
            }
        }
        return told;
    }

    private Told make(McpApprovalRequest approved) throws EngineException, IOException {
        CallItem item = CallItem.begin(
                sink,
                "approved/" + approved.id(),
                McpCall.builder()
                        .serverLabel(approved.serverLabel())
                        .name(approved.name())
                        .approvalRequestId(approved.id()));
        item.addArguments(approved.arguments());
        Optional<Offer.Entry> tool = offer.find(approved.serverLabel(), approved.name());
        McpCall call = tool.isPresent()
                ? calls.make(item, tool.get())
                : Calls.refuse(item, "The MCP server does not offer this tool.");
        String function = offer.nameOf(approved.serverLabel(), approved.name());
        return Told.of(History.callId(approved.id()), function, call);
    }

    /** Calls that were made together come together, as the model has said them. */
    private static void add(List<InputItem> conversation, List<Told> told) {
        told.forEach(each -> conversation.add(each.call()));
        told.forEach(each -> conversation.add(each.output()));
    }
}
