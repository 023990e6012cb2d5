package dev.parley.server.screen;

import dev.parley.model.ComputerTool;
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

    /** The positions of a model that writes cells, or pixels of this computer's display, if one is known. */
    public static ModelSpace of(@Nullable ComputerTool tool, boolean cells) {
        if (cells) {
            return new ModelSpace(CELLS, CELLS, true);
        }
        return tool == null
                ? new ModelSpace(null, null, false)
                : new ModelSpace(known(tool.displayWidth()), known(tool.displayHeight()), false);
    }

    private static @Nullable Long known(@Nullable Long size) {
        return size == null || size < 1 ? null : size;
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
