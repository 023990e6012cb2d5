/** How log lines are written, where this process has its own say about that. */
package dev.parley.server.log;
