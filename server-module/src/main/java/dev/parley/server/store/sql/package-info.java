/** Responses in a relational database. */
package dev.parley.server.store.sql;
