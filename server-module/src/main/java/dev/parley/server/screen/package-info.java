/** A display: coordinates, in pixels and on a grid, and what can be done there. Knows the model only. */
package dev.parley.server.screen;
