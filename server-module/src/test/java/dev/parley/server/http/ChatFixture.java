package dev.parley.server.http;

import dev.parley.server.Http;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatUpstream;
import org.junit.jupiter.api.AfterEach;

/** A server in front of a chat-completions upstream that the test scripts; both are new for each test. */
abstract class ChatFixture {
    static final String PATH = "/v1/responses";

    final ChatUpstream upstream = ChatUpstream.start();
    final TestServer server = TestServer.inFrontOf(upstream.baseUrl());
    final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }
}
