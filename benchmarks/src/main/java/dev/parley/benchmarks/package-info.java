/** Measures reading and writing of documents, side by side with other models of the same API. */
@NullMarked
package dev.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
