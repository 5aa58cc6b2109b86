package io.atrium.kernel;

/** One wrong field of a request and what is wrong with it, in words. */
public record FieldFault(String field, String message) {}
