/**
 * Audit events and the policy to alerts, on Kafka Streams.
 *
 * <p>The way of an event: {@link io.bellbuoy.engine.DetectionProcessor} judges it by {@link
 * io.bellbuoy.engine.LivePolicy}, {@link io.bellbuoy.engine.AlertBuilder} raises what matched,
 * {@link io.bellbuoy.engine.AlertDeduplicator} lets the first of each alert through; {@link
 * io.bellbuoy.engine.DetectionTopology} strings them together between the events and the alerts
 * topic, exactly once. {@link io.bellbuoy.engine.EngineService} reads as the plan of the whole.
 */
@NullMarked
package io.bellbuoy.engine;

import org.jspecify.annotations.NullMarked;
