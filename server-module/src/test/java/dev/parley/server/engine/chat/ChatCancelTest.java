package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.Turn;
import dev.parley.server.fake.ChatReply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that nobody wants any more ends at the upstream, too. */
final class ChatCancelTest {
    private final ChatFixture chat = new ChatFixture();
    private final Cancellation cancellation = new Cancellation();
    private final EngineRequest turn = Turn.of(ChatFixture.STREAMED, cancellation);

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void cancelling_in_the_middle_closes_the_upstream_s_connection() throws Exception {
        chat.upstream.next(ChatReply.stream().text("a").hold());

        EngineException failure = catchThrowableOfType(
                EngineException.class, () -> chat.engine.prepare(turn).run(event -> cancellation.cancel()));

        assertThat(failure.failure().kind()).isEqualTo(Kind.BROKEN);
        chat.upstream.assertClientLeaves(chat.upstream.takeRequest());
    }

    @Test
    void cancelling_from_another_thread_while_the_upstream_is_silent_ends_the_answer() throws Exception {
        chat.upstream.otherwise(request -> {
            cancellation.cancel();
            return ChatReply.stream().hold();
        });

        EngineException failure = catchThrowableOfType(
                EngineException.class, () -> chat.engine.prepare(turn).run(chat.recorder));

        assertThat(failure.failure().kind()).isEqualTo(Kind.BROKEN);
        chat.upstream.assertClientLeaves(chat.upstream.takeRequest());
    }

    @Test
    void an_answer_cancelled_before_it_began_never_asks_the_upstream() {
        cancellation.cancel();

        EngineException failure = catchThrowableOfType(
                EngineException.class, () -> chat.engine.prepare(turn).run(chat.recorder));

        assertThat(failure.failure().kind()).isEqualTo(Kind.BROKEN);
        assertThat(chat.upstream.requests()).isEmpty();
    }

    @Test
    void a_listener_that_leaves_closes_the_upstream_s_connection_and_its_exception_passes_through() throws Exception {
        IOException gone = new IOException("the listener left");
        chat.upstream.next(ChatReply.stream().text("a").hold());

        assertThatThrownBy(() -> chat.engine.prepare(turn).run(event -> {
                    throw gone;
                }))
                .isSameAs(gone);
        chat.upstream.assertClientLeaves(chat.upstream.takeRequest());
    }
}
