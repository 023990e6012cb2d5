/**
 * The wire: HTTP over the JDK's client, retries, errors, server-sent events. Knows no operation and no event by name;
 * those are the stubs' and the facade's.
 */
@NullMarked
package dev.parley.client.http;

import org.jspecify.annotations.NullMarked;
