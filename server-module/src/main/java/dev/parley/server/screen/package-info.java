/** Coordinates on a display, in pixels and on a grid. Knows the model only. */
package dev.parley.server.screen;
