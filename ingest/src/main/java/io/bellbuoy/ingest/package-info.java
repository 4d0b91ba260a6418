/**
 * From a cluster to the events topic: the audit webhook.
 *
 * <p>A request goes {@code WebhookHandler} (who is it) → {@code WebhookCall} (its body, its time) →
 * {@code EventListReader} (bytes → items, in bounded memory) → {@code AuditEventPublisher} (items →
 * records) and is answered when {@code Delivery} says that the broker has acknowledged them all.
 * {@code Breaker} answers instead while there is no broker. {@link
 * io.bellbuoy.ingest.IngestService} wires them.
 */
@NullMarked
package io.bellbuoy.ingest;

import org.jspecify.annotations.NullMarked;
