/** What a streamed event costs on its way through a server: a paced upstream before it, many readers behind it. */
@org.jspecify.annotations.NullMarked
package dev.parley.benchmarks.load;
