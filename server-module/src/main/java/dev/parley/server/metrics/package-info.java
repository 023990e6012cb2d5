/** What the server counts about itself, for Prometheus. */
package dev.parley.server.metrics;
