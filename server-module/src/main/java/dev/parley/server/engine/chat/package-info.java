/** Any upstream that speaks the chat-completions wire format, JSON and server-sent events. */
package dev.parley.server.engine.chat;
