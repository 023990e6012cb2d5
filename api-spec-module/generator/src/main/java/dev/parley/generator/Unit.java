package dev.parley.generator;

/** One file to write: its name without `.java`, and what its template shows. */
record Unit(String file, String section, Object view) {}
