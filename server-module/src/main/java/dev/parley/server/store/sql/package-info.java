/** Responses in a relational database: SQLite and PostgreSQL, by the same statements. */
package dev.parley.server.store.sql;
