/** How much each key may ask for. */
package dev.parley.server.http.limit;
