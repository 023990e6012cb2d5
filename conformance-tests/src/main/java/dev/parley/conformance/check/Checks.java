package dev.parley.conformance.check;

import dev.parley.conformance.cases.CheckUse;
import dev.parley.conformance.data.BrokenKitException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All checks by name, each guarded so that it can't pass on an answer that isn't of its kind. */
public final class Checks {
    private final Map<String, Check> byName = new TreeMap<>();

    public Checks(Contract contract) {
        plain();
        errors(contract);
        streams(contract);
        objects(contract);
        items();
        upstream(contract);
        mcp();
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public Check get(String name) {
        Check check = byName.get(name);
        if (check == null) {
            throw new BrokenKitException("there is no check called " + name + "; there are " + byName.keySet());
        }
        return check;
    }

    /** Refuses a use of a check that doesn't exist or doesn't know one of its parameters. */
    public void verify(CheckUse use) {
        Check check = get(use.check());
        use.with().fieldNames().forEachRemaining(name -> {
            if (!check.parameters().contains(name)) {
                throw new BrokenKitException("the check " + use.check() + " has no parameter " + name);
            }
        });
    }

    private void plain() {
        byName.put("answers-within", new AnswersWithin());
        byName.put("like-unknown", new LikeUnknown());
        byName.put("no-secret", new NoSecret());
        byName.put("resumes", new Resumes());
        byName.put("status", new Status());
        byName.put("content-type", new ContentType());
        byName.put("request-id", new RequestId());
    }

    private void errors(Contract contract) {
        byName.put("error-envelope", new ErrorEnvelope(contract));
        byName.put("error-names", new ErrorNames());
        byName.put("error-brief", new ErrorBrief());
    }

    private void streams(Contract contract) {
        byName.put("sse-framing", Guarded.stream(new SseFraming()));
        byName.put("event-lines", Guarded.stream(new EventLines()));
        byName.put("event-names", Guarded.stream(new EventNames()));
        byName.put("event-schemas", Guarded.stream(new EventSchemas(contract)));
        byName.put("stream-opening", Guarded.stream(new StreamOpening()));
        byName.put("sequence-numbers", Guarded.stream(new SequenceNumbers()));
        byName.put("one-terminal-event", Guarded.stream(new OneTerminalEvent()));
        byName.put("item-grammar", Guarded.stream(new ItemGrammar()));
        byName.put("item-indexes", Guarded.stream(new ItemIndexes()));
        byName.put("done-equals-deltas", Guarded.stream(new DoneEqualsDeltas()));
        byName.put("final-items", Guarded.stream(new FinalItems()));
        byName.put("own-deltas", Guarded.stream(new OwnDeltas()));
        byName.put("early-states", Guarded.stream(new EarlyStates()));
        byName.put("spread", Guarded.stream(new Spread()));
    }

    private void objects(Contract contract) {
        byName.put("body-schema", Guarded.object(new BodySchema(contract)));
        byName.put("closed-objects", Guarded.object(new ClosedObjects(contract)));
        byName.put("created-at", Guarded.object(new CreatedAt()));
        byName.put("echo", Guarded.object(new Echo()));
        byName.put("length-limit", Guarded.object(new LengthLimit()));
        byName.put("no-internals", Guarded.object(new NoInternals()));
        byName.put("names-model", Guarded.object(new NamesModel()));
        byName.put("output-text", Guarded.object(new SaidText()));
        byName.put("page", Guarded.object(new Page()));
        byName.put("response-ids", Guarded.object(new ResponseIds()));
        byName.put("same-object", Guarded.object(new SameObject()));
        byName.put("same-input", Guarded.object(new SameInput()));
        byName.put("same-kinds", Guarded.object(new SameKinds()));
        byName.put("usage-sums", Guarded.object(new UsageSums()));
        byName.put("values", Guarded.object(new Values()));
        byName.put("context-grows", Guarded.object(new ContextGrows()));
    }

    private void upstream(Contract contract) {
        byName.put("as-scripted", Guarded.upstream(Guarded.object(new AsScripted())));
        byName.put("calls-nothing", Guarded.object(new CallsNothing()));
        byName.put("cut-short", Guarded.object(new CutShort()));
        byName.put("failed", Guarded.object(new Failed()));
        byName.put("flows", Guarded.stream(new Flows()));
        byName.put("heartbeats", Guarded.stream(new Heartbeats()));
        byName.put("keeps-secret", Guarded.upstream(new KeepsSecret()));
        byName.put("keys-apart", Guarded.upstream(new KeysApart()));
        byName.put("obfuscation", Guarded.stream(new Obfuscation()));
        byName.put("own-ids", Guarded.upstream(Guarded.object(new OwnIds())));
        byName.put("paired-calls", Guarded.upstream(new PairedCalls()));
        byName.put("replays", Guarded.upstream(new Replays()));
        byName.put("same-items", Guarded.object(new SameItems()));
        byName.put("upstream-closed", Guarded.upstream(new UpstreamClosed()));
        byName.put("upstream-failure", Guarded.upstream(new UpstreamFailure(contract)));
        byName.put("upstream-finished", Guarded.upstream(new UpstreamFinished()));
        byName.put("upstream-request", Guarded.upstream(new UpstreamRequest()));
    }

    private void mcp() {
        byName.put("mcp-calls", Guarded.object(new McpCalls()));
        byName.put("mcp-list", Guarded.object(new McpList()));
        byName.put("mcp-told", Guarded.upstream(new McpTold()));
    }

    private void items() {
        byName.put("answers-text", Guarded.object(new AnswersText()));
        byName.put("calls-function", Guarded.object(new CallsFunction()));
        byName.put("calls-only", Guarded.object(new CallsOnly()));
        byName.put("computer-calls", Guarded.object(new ComputerCalls()));
        byName.put("has-item", Guarded.object(new HasItem()));
        byName.put("has-no-item", Guarded.object(new HasNoItem()));
        byName.put("item-shape", Guarded.object(new ItemShape()));
        byName.put("ends-run", Guarded.object(new EndsRun()));
        byName.put("one-call", Guarded.object(new OneCall()));
        byName.put("json-output", Guarded.object(new JsonOutput()));
    }
}
