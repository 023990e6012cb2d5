/** What differs on the wire between the documents of the family, and nothing else. */
package dev.parley.server.dialect;
