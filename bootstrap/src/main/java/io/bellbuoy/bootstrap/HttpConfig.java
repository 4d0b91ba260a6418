package io.bellbuoy.bootstrap;

/**
 * Where a port listens.
 *
 * @param host address to bind
 * @param port 0: a free one
 */
public record HttpConfig(String host, int port) {}
