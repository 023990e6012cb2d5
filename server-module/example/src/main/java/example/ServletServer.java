package example;

import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** A servlet container with one Jersey application in it, below {@code /app/api}. */
final class ServletServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    /** Starts on a free port; the container's files go into that folder. */
    ServletServer(ResourceConfig application, Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("/app", folder.toString());
        Wrapper api = Tomcat.addServlet(context, "api", new ServletContainer(application));
        api.setLoadOnStartup(1);
        api.addMapping("/api/*");
        tomcat.start();
    }

    /** Where the application is. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/app/api/");
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
