/** The SPI to storage: responses by tenant and id, chains of them; canonical JSON that the store never reads. */
package dev.parley.server.store;
