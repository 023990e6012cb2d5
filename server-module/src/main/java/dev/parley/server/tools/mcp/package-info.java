/** Tools of MCP servers, called in the middle of an answer, for engines whose models know functions only. */
package dev.parley.server.tools.mcp;
