package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an upstream's model writes positions on a display. */
public enum Coordinates {
    /** In pixels of the display. */
    @JsonProperty("pixels")
    PIXELS,
    /** In cells of a grid of 0 to 999, whatever the display's size. */
    @JsonProperty("grid")
    GRID
}
