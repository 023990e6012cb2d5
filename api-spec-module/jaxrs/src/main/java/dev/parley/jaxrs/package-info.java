/** What the generated interfaces need of JAX-RS beyond its own API; knows no container. */
@NullMarked
package dev.parley.jaxrs;

import org.jspecify.annotations.NullMarked;
