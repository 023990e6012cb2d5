/** Renders the bundled contract as one HTML page for people. Reads what the bundler wrote; build time only. */
package dev.parley.generator.docs;
