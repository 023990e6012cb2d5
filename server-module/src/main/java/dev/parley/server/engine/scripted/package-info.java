/** An engine without a model, for trying Parley out, for demonstrations and for tests: the same request, the same answer. */
package dev.parley.server.engine.scripted;
