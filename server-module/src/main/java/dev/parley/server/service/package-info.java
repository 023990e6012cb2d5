/** Responses in canonical form: the life cycle, the rules for requests, and the assembly of turns. */
package dev.parley.server.service;
