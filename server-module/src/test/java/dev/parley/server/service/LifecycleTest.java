package dev.parley.server.service;

import static dev.parley.server.service.ResponseState.CANCELLED;
import static dev.parley.server.service.ResponseState.COMPLETED;
import static dev.parley.server.service.ResponseState.FAILED;
import static dev.parley.server.service.ResponseState.INCOMPLETE;
import static dev.parley.server.service.ResponseState.IN_PROGRESS;
import static dev.parley.server.service.ResponseState.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LifecycleTest {
    @ParameterizedTest
    @EnumSource(ResponseState.class)
    void a_state_leads_only_where_it_may(ResponseState from) {
        Set<ResponseState> next = switch (from) {
            case QUEUED -> Set.of(IN_PROGRESS, FAILED, CANCELLED);
            case IN_PROGRESS -> Set.of(COMPLETED, INCOMPLETE, FAILED, CANCELLED);
            default -> Set.of();
        };

        for (ResponseState to : ResponseState.values()) {
            assertThat(from.canBecome(to)).as(from + " to " + to).isEqualTo(next.contains(to));
        }
        assertThat(from.isTerminal()).isEqualTo(next.isEmpty());
    }

    @Test
    void a_forbidden_move_is_refused() {
        Lifecycle lifecycle = new Lifecycle(QUEUED);

        assertThatThrownBy(() -> lifecycle.move(COMPLETED)).isInstanceOf(IllegalStateException.class);
        lifecycle.move(IN_PROGRESS);
        lifecycle.move(COMPLETED);
        assertThatThrownBy(() -> lifecycle.move(CANCELLED)).isInstanceOf(IllegalStateException.class);
        assertThat(lifecycle.state()).isEqualTo(COMPLETED);
    }

    @Test
    void of_two_who_move_it_on_one_comes_too_late() {
        Lifecycle lifecycle = new Lifecycle(QUEUED);

        assertThat(lifecycle.move(QUEUED, IN_PROGRESS)).isTrue();
        assertThat(lifecycle.move(QUEUED, CANCELLED)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ResponseState.class)
    void the_contracts_words_are_understood(ResponseState state) {
        assertThat(ResponseState.of(state.status().value())).isEqualTo(state);
    }
}
