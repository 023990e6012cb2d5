/** Server-sent events, on the server's side. */
package dev.parley.server.http.sse;
