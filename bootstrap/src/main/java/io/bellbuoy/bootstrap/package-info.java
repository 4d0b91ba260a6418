/**
 * The frame of a service: configuration file, health and metrics, certificates, ordered start and
 * stop.
 */
@NullMarked
package io.bellbuoy.bootstrap;

import org.jspecify.annotations.NullMarked;
