/** The runnable server: configuration, composition root, Jetty. Everything else is a package below. */
package dev.parley.server;
