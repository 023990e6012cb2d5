package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PuppetOptionsTest {
    private final StringWriter out = new StringWriter();

    private int run(ReferenceServer.Temper temper, String glob, String... more) throws Exception {
        try (ReferenceServer server = new ReferenceServer(temper)) {
            String[] args = {
                "run", "--url", server.url().toString(), "--profile", "openai-v1", "--key", "secret-key", "--case", glob
            };
            String[] all = Arrays.copyOf(args, args.length + more.length);
            System.arraycopy(more, 0, all, args.length, more.length);
            return Main.run(new PrintWriter(out), all);
        }
    }

    private static ReferenceServer.Temper plain() {
        return ReferenceServer.Temper.of(Dialect.OPENAI_V1, Flaw.NONE);
    }

    private static URI freeAddress() throws Exception {
        try (Puppet puppet = Puppet.local(Duration.ZERO)) {
            return puppet.url();
        }
    }

    @Test
    void without_a_puppet_its_cases_are_not_testable_and_the_report_says_so() throws Exception {
        assertThat(run(plain(), "stream/parallel-calls,object/valid")).isZero();

        assertThat(out.toString())
                .contains("1 pass", "1 not testable here", "see --puppet", "without --puppet 1 cases say nothing");
    }

    @Test
    void with_a_puppet_behind_the_server_its_cases_are_judged() throws Exception {
        URI address = freeAddress();

        int code = run(plain().upstream(address), "stream/parallel-calls", "--puppet", "" + address.getPort());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("the puppet listens on " + address + " as model puppet", "1 pass")
                .doesNotContain("without --puppet");
    }

    @Test
    void a_server_that_never_asks_the_puppet_is_not_judged_and_the_run_is_partial() throws Exception {
        int code = run(plain(), "stream/parallel-calls,error/upstream-crash", "--puppet", "127.0.0.1:0");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("2 not testable here", "the server never asked the puppet");
    }

    @Test
    void a_stall_is_judged_only_where_somebody_says_how_long_the_server_waits() throws Exception {
        URI address = freeAddress();

        run(plain().upstream(address), "stream/upstream-stalls", "--puppet", "" + address.getPort());

        assertThat(out.toString()).contains("1 not testable here", "see --puppet-timeout");
    }

    @Test
    void a_model_of_another_name_may_be_the_puppet() throws Exception {
        URI address = freeAddress();

        run(
                plain().upstream(address),
                "object/upstream-length",
                "--puppet",
                "" + address.getPort(),
                "--puppet-model",
                "no-such");

        assertThat(out.toString()).contains("as model no-such", "1 not testable here");
    }

    @Test
    void an_address_that_is_none_or_taken_is_exit_code_three() throws Exception {
        assertThat(run(plain(), "*", "--puppet", "here")).isEqualTo(3);
        try (Puppet puppet = Puppet.local(Duration.ZERO)) {
            assertThat(run(plain(), "*", "--puppet", "" + puppet.url().getPort()))
                    .isEqualTo(3);
        }
    }
}
