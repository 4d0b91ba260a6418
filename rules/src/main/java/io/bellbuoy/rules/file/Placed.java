package io.bellbuoy.rules.file;

/**
 * Something that a rule file says, and where.
 *
 * @param place of its name
 */
record Placed<T>(T value, SourceFile file, Place place) {}
