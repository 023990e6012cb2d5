package dev.parley.server.service;

import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoreKeeper;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process answers for in the store. Safe for use by many threads. */
final class Holding implements StoreKeeper.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    private final LiveTurns live;
    private final Interruption interruption;
    private final Background background;

    Holding(LiveTurns live, Interruption interruption, Background background) {
        this.live = live;
        this.interruption = interruption;
        this.background = background;
    }

    /**
     * Where responses are run that have waited elsewhere.
     *
     * @param open whether they still are
     */
    record Background(BackgroundTurns turns, WaitingTurns waiting, ResponseStore store, BooleanSupplier open) {}

    @Override
    public Set<String> live() {
        return live.held();
    }

    @Override
    public void lost(String id) {
        live.find(id).ifPresent(Turn::lost);
    }

    @Override
    public void interrupted(StoredResponse response) {
        interruption.fail(response);
    }

    @Override
    public int places() {
        return background.open().getAsBoolean() ? background.turns().free() : 0;
    }

    @Override
    public void waiting(WaitingResponse response) {
        String id = response.response().id();
        try {
            if (background.turns().takeUp(background.waiting().of(response))) {
                LOG.info("{}: waited at a server that is gone, and is taken up", id);
            } else {
                background.store().release(Set.of(id));
            }
        } catch (ApiException e) {
            interruption.fail(response.response(), e.problem());
        } catch (RuntimeException e) {
            LOG.error("{}: can't be taken up", id, e);
            interruption.fail(response.response(), Problem.internal(id));
        }
    }
}
