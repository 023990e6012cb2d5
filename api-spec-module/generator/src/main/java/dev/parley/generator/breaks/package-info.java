/** What a new version of the contract breaks for those who rely on the old one. Build time only. */
package dev.parley.generator.breaks;
