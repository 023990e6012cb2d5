/** The SPI to model backends: a conversation in, a stream of {@link dev.parley.server.engine.EngineEvent}s out. */
package dev.parley.server.engine;
