/** The model's types in Jackson databind; the only package that knows it. */
@NullMarked
package dev.parley.json.databind;

import org.jspecify.annotations.NullMarked;
