package dev.parley.server.service;

import dev.parley.server.screen.ActionSet;
import java.util.Set;

/**
 * Who asks, and what they can be answered.
 *
 * @param tenant whose responses the caller sees
 * @param dialect name under which the response remembers the dialect it is answered in
 * @param toolTypes wire values of {@code tools[].type} whose calls that dialect can write down
 * @param actions what the caller can be asked to do on a computer
 */
public record Caller(String tenant, String dialect, Set<String> toolTypes, ActionSet actions) {}
