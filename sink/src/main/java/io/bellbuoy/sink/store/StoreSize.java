package io.bellbuoy.sink.store;

/**
 * How much a store holds.
 *
 * @param alerts how many
 * @param bytes what they take on the disk, indexes included, space that can be used again not
 */
public record StoreSize(long alerts, long bytes) {}
