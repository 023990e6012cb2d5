package dev.parley.server.screen;

import org.jspecify.annotations.Nullable;

/**
 * The positions that an upstream's model may write.
 *
 * @param width so many in a row; null where nobody knows
 * @param height so many in a column; null where nobody knows
 * @param cells whether they are cells of a grid; else they are pixels
 */
public record ModelSpace(@Nullable Long width, @Nullable Long height, boolean cells) {
    private static final long CELLS = 1000;

    /** The positions of a model that writes cells. */
    public static ModelSpace ofCells() {
        return new ModelSpace(CELLS, CELLS, true);
    }

    /** The positions of a model that writes pixels of this display, if one is known. */
    public static ModelSpace ofPixels(@Nullable Grid display) {
        return display == null
                ? new ModelSpace(null, null, false)
                : new ModelSpace(display.width(), display.height(), false);
    }

    /** How many positions there are in that property's direction; null where nobody knows, or where it is none. */
    @Nullable
    Long size(String property) {
        return property.endsWith("x") ? width : height;
    }

    /** What the model is told. */
    public String inWords() {
        String kind = cells ? "cells of a grid that lies over the display" : "pixels of the display";
        String range = width == null || height == null
                ? ""
                : ", from 0 to " + (width - 1) + " across and from 0 to " + (height - 1) + " down";
        return "Positions are " + kind + ", counted from the top left corner" + range + ".";
    }
}
