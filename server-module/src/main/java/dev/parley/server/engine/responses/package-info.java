/** Any upstream that speaks the Responses API itself: the conversation goes out whole, its stream comes back mended. */
package dev.parley.server.engine.responses;
