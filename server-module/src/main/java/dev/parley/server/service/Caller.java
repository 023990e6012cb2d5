package dev.parley.server.service;

import java.util.Set;

/**
 * Who asks, and what they can be answered.
 *
 * @param tenant whose responses the caller sees
 * @param dialect name under which the response remembers the dialect it is answered in
 * @param toolTypes wire values of {@code tools[].type} whose calls that dialect can write down
 * @param seesSafetyChecks whether that dialect can write down the checks of a call, so that they can be acknowledged
 */
public record Caller(String tenant, String dialect, Set<String> toolTypes, boolean seesSafetyChecks) {}
