/** What engines that ask another server have in common: the blocking client, event streams, errors. Knows no API of theirs. */
package dev.parley.server.engine.upstream;
