/** The small JSON runtime under the generated model: jackson-core in, records out, nothing lost. */
@NullMarked
package dev.parley.json;

import org.jspecify.annotations.NullMarked;
