/** Compares the contract's documents with what the published documents declare. Build time only. */
package dev.parley.generator.coverage;
