/** The SPI to storage: responses by tenant and id, chains and lists of them, their events; JSON that the store never reads. */
package dev.parley.server.store;
