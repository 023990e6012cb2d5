/** Joins the contract's fragments and cuts one document per dialect out of them. Build time only. */
package dev.parley.generator.bundle;
