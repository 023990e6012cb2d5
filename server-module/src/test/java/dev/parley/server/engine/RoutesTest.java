package dev.parley.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.engine.scripted.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutesTest {
    private final ModelEngine engine = new ScriptedEngine(Duration.ZERO);

    @Test
    void models_are_listed_by_every_name_they_have_in_full() {
        Routes routes = new Routes(List.of(
                new Routes.Route(new ModelNames("gpt-*", List.of(), "openai"), engine),
                new Routes.Route(new ModelNames("small", List.of("fast"), "acme"), engine),
                new Routes.Route("small", engine)));

        assertThat(routes.models()).containsExactly("small", "acme/small", "fast", "acme/fast");
        assertThat(routes.defaultModel()).contains("small");
    }

    @Test
    void the_first_route_that_fits_is_taken() {
        ModelEngine other = new ScriptedEngine(Duration.ZERO);
        Routes routes = new Routes(List.of(new Routes.Route("a-b", engine), new Routes.Route("a-*", other)));

        assertThat(routes.find("a-b")).containsSame(engine);
        assertThat(routes.find("a-c")).containsSame(other);
        assertThat(routes.find("b")).isEmpty();
    }
}
