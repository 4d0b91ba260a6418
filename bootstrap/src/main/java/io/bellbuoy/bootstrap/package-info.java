/**
 * The frame of a service: configuration file, health and metrics, certificates, ordered start and
 * stop.
 *
 * <p>{@link io.bellbuoy.bootstrap.ServiceRunner} is a service's main program. It reads the
 * configuration with {@link io.bellbuoy.bootstrap.ConfigReader}, starts the {@link
 * io.bellbuoy.bootstrap.Service} and closes it at the {@link io.bellbuoy.bootstrap.StopSignal}. A
 * service opens its ports by {@link io.bellbuoy.bootstrap.HttpConfig}, shows its state through
 * {@link io.bellbuoy.bootstrap.AdminServer} and refuses requests with {@link
 * io.bellbuoy.bootstrap.Problem}.
 */
@NullMarked
package io.bellbuoy.bootstrap;

import org.jspecify.annotations.NullMarked;
