/** One mapper for each cause; one envelope for all. */
package dev.parley.server.http.error;
