# syntax=docker/dockerfile:1
# docker build -t parley . && docker run -p 8080:8080 -v ./parley.yaml:/etc/parley/parley.yaml:ro -v parley:/var/lib/parley parley

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q package -pl server-module -am -DskipTests -Dspotless.check.skip \
    && cp server-module/target/parley-server-*-all.jar /parley-server.jar \
    && docs/deploy/slim-jre /parley-server.jar /jre

# What the runtime was built on: it brings its own Java and nothing else.
FROM ubuntu:24.04
LABEL org.opencontainers.image.title="Parley server" \
      org.opencontainers.image.description="Serves the Responses API in front of any model backend."
RUN groupadd --system --gid 10001 parley \
    && useradd --system --uid 10001 --gid parley --home-dir /var/lib/parley --shell /usr/sbin/nologin parley \
    && install -d -o parley -g parley -m 0750 /var/lib/parley
COPY --from=build /jre /opt/java
COPY --from=build /parley-server.jar /opt/parley/parley-server.jar
USER 10001:10001
WORKDIR /var/lib/parley
VOLUME /var/lib/parley
# A container's loopback is nobody's: listening elsewhere needs keys in the configuration, and the server insists on them.
# Java keeps the classes that it has read in an archive beside the data: from then on the server starts sooner and holds less.
ENV PARLEY_LISTEN_HOST=0.0.0.0 \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=/var/lib/parley/classes.jsa"
EXPOSE 8080
# Without curl in the image: bash asks by itself. Another port than 8080 needs another check.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# exec form: the signal that ends the container reaches the server, which drains then. Give it longer than lifecycle.drain_seconds.
ENTRYPOINT ["/opt/java/bin/java", "-jar", "/opt/parley/parley-server.jar"]
CMD ["--config", "/etc/parley/parley.yaml"]
