/** What happens to every request before it is routed. */
package dev.parley.server.http.filter;
