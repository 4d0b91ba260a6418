/**
 * Alerts to the store and the channels; the alerts' HTTP API.
 *
 * <p>The way of an alert: {@code GroupConsumer} keeps a {@code GroupSession} alive, which polls the
 * alerts topic and hands a {@code Backlog} to a {@code Delivery}: {@code StoreDelivery} saves,
 * {@code ChannelDelivery} sends. Each channel is a group of its own, so that one that is down
 * delays only itself. {@code AlertStream} reads the topic once more for those who watch live.
 *
 * <p>{@code SinkService} reads as the plan of the whole.
 */
@NullMarked
package io.bellbuoy.sink;

import org.jspecify.annotations.NullMarked;
