package dev.parley.server;

/** The configuration can't be used; the message names the setting. */
public final class ConfigException extends RuntimeException {
    ConfigException(String message) {
        super(message);
    }
}
