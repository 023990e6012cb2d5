/** Validation under JSON Schemas that clients send, within bounds of work. */
package dev.parley.server.engine.schema;
