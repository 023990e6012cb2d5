package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class McpOptionsTest {
    private final StringWriter out = new StringWriter();

    private int run(Flaw flaw, String... more) throws Exception {
        try (ReferenceServer server = new ReferenceServer(ReferenceServer.Temper.of(Dialect.V5, flaw))) {
            List<String> args = new ArrayList<>(
                    List.of("run", "--url", server.url().toString(), "--profile", "v5", "--key", "secret-key"));
            args.addAll(List.of("--case", "mcp/list-and-call"));
            args.addAll(List.of(more));
            return Main.run(new PrintWriter(out), args.toArray(String[]::new));
        }
    }

    @Test
    void without_an_mcp_server_its_cases_are_not_testable() throws Exception {
        assertThat(run(Flaw.NONE)).isZero();
        assertThat(out.toString()).contains("1 not testable here", "no --mcp was given");
    }

    @Test
    void with_one_they_are_judged_by_what_it_was_asked() throws Exception {
        assertThat(run(Flaw.NONE, "--mcp", "0")).isZero();
        assertThat(out.toString()).contains("the MCP server listens on http://127.0.0.1:", "1 pass");
        assertThat(run(Flaw.skip("mcp-call"), "--mcp", "127.0.0.1:0")).isEqualTo(1);
        assertThat(out.toString()).contains("calls at the MCP server", "[mcp-calls]");
    }

    @Test
    void what_cannot_be_listened_on_is_exit_code_three() throws Exception {
        assertThat(run(Flaw.NONE, "--mcp", "here")).isEqualTo(3);
        assertThat(run(Flaw.NONE, "--mcp-url", "https://kit.example/mcp")).isEqualTo(3);
        try (McpServer taken = McpServer.local()) {
            assertThat(run(Flaw.NONE, "--mcp", "" + taken.url().getPort())).isEqualTo(3);
        }
    }
}
