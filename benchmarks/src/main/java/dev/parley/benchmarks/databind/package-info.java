/** What somebody writes who models the same documents with Jackson's annotations; only what the benchmarks read. */
package dev.parley.benchmarks.databind;
