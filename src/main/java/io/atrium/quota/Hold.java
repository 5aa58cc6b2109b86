package io.atrium.quota;

/**
 * Provisional use, taken before anything is made.
 *
 * @param subjectId the thing it is for, such as an instance: commit and release name it
 * @param operationId the operation that owns it; the hold ends when that ends, never by age
 */
public record Hold(
    String subjectId, String operationId, String departmentId, String personId, Amounts amounts) {}
