package dev.parley.generator;

/** What all views of one run share. */
record Views(Model model, Constants constants, Readers readers) {}
