/** Answers that take long: noticing clients that leave, and telling idle ones that the server is still there. */
package dev.parley.server.http.open;
