/** OpenTelemetry: spans of requests, turns and attempts. Nobody else knows that there is such a thing. */
package dev.parley.server.trace;
