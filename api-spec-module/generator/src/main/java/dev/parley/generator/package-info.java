/** Generates Java from the contract: raw schemas, a small type model, fragments of code, and templates that lay them out. */
@NullMarked
package dev.parley.generator;

import org.jspecify.annotations.NullMarked;
