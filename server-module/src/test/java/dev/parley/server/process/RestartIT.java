package dev.parley.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Frame;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server process on a SQLite file that is killed, and the next one on the same file. */
final class RestartIT {
    private static final String PATH = "/v1/responses";
    private static final String BACKGROUND = "{\"model\":\"m-1\",\"input\":\"%s\",\"background\":true}";

    @Test
    void after_a_kill_what_was_being_made_has_failed_and_what_waited_is_made() throws Exception {
        try (ChatUpstream upstream = ChatUpstream.start()) {
            upstream.otherwise(request -> request.body().contains("waiting")
                    ? ChatReply.stream().text("late").finish("stop").usage(3, 2).done()
                    : ChatReply.stream().text("early").hold());
            String configuration = """
                    port: 0
                    store: "%s"
                    lifecycle: {background_turns: 1}
                    routes: [{model: "*", engine: chat, url: "%s", timeout_seconds: 60}]
                    """.formatted(Databases.SQLITE.freshUrl(), upstream.baseUrl());
            List<String> ids = new ArrayList<>();
            try (ServerProcess killed = ServerProcess.start(configuration)) {
                ids.add(post(killed, "hello"));
                upstream.takeRequest();
                for (int i = 0; i < 3; i++) {
                    ids.add(post(killed, "waiting"));
                }
                killed.kill();
            }
            try (ServerProcess next = ServerProcess.start(configuration)) {
                Until.is("failed", () -> get(next, ids.get(0)));
                for (String id : ids.subList(1, 4)) {
                    Until.is("completed", () -> get(next, id));
                    List<Frame> frames =
                            next.http().get(PATH + "/" + id + "?stream=true").frames();
                    assertThat(frames.stream().map(Frame::type))
                            .startsWith("response.created", "response.queued", "response.in_progress")
                            .endsWith("response.completed");
                }
            }
            assertThat(upstream.requests()).hasSize(4);
        }
    }

    private static String post(ServerProcess server, String input) {
        return server.http().post(PATH, BACKGROUND.formatted(input)).at("/id");
    }

    private static String get(ServerProcess server, String id) {
        return new Http(server.uri()).get(PATH + "/" + id).at("/status");
    }
}
