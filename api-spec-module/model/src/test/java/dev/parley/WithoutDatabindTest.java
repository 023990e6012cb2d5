package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.Json;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The model in a class loader that has jackson-core and nothing else. */
final class WithoutDatabindTest {
    @Test
    void the_model_works_with_jackson_core_alone() throws Exception {
        URL[] path = {home(Json.class), home(JsonParser.class), home(CoreOnly.class)};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("com.fasterxml.jackson.databind.ObjectMapper"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object coreOnly = loader.loadClass(CoreOnly.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(coreOnly.getClass()).isNotSameAs(CoreOnly.class);
            assertThat(((Callable<?>) coreOnly).call()).isEqualTo(CoreOnly.DOCUMENT);
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
