/** The HTTP face: one class for each generated interface; nothing else of the server knows JAX-RS. */
package dev.parley.server.http;
