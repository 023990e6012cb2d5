package dev.parley.server.service;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. With {@code before} alone the page is the one that ends just before that entry, and
 * "more" is further up.
 *
 * @param limit at most so many, from 1
 * @param ascending whether the first entry comes first
 * @param after id of the entry after which the page begins
 * @param before id of the entry before which it ends
 */
public record PageQuery(
        int limit,
        boolean ascending,
        @Nullable String after,
        @Nullable String before) {}
