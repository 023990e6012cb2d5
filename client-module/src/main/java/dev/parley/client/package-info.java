/** A client for any server of the Responses API family. Start with {@link dev.parley.client.ParleyClient}. */
@NullMarked
package dev.parley.client;

import org.jspecify.annotations.NullMarked;
