package example;

import dev.parley.server.ServerApplication;
import java.nio.file.Path;
import org.glassfish.jersey.server.ResourceConfig;

/** An application with a resource of its own, and the Responses API beside it. */
final class GreetingApplication implements AutoCloseable {
    private final ServerApplication parley;
    private final ResourceConfig resources;

    GreetingApplication(Path settings) {
        parley = ServerApplication.of(settings);
        resources = new ResourceConfig(GreetingResource.class, UnknownGreetingMapper.class);
        parley.joinTo(resources);
    }

    /** What a Jersey container serves. */
    ResourceConfig resources() {
        return resources;
    }

    @Override
    public void close() {
        parley.close();
    }
}
