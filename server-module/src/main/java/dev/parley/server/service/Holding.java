package dev.parley.server.service;

import dev.parley.server.store.StoreKeeper;
import dev.parley.server.store.StoredResponse;
import java.util.Set;

/** What this process answers for in the store. Safe for use by many threads. */
final class Holding implements StoreKeeper.Holder {
    private final LiveTurns live;
    private final Interruption interruption;

    Holding(LiveTurns live, Interruption interruption) {
        this.live = live;
        this.interruption = interruption;
    }

    @Override
    public Set<String> live() {
        return live.held();
    }

    @Override
    public void lost(String id) {
        live.find(id).ifPresent(turn -> turn.stop(null));
    }

    @Override
    public void interrupted(StoredResponse response) {
        interruption.fail(response);
    }
}
