/** Test servers that speak the protocols Parley's server talks to; scripted, on loopback, on a free port. */
package dev.parley.server.fake;
