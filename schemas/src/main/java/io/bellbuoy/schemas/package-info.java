/**
 * What the services agree on: the records that travel through topics, how they are written, the
 * catalogue of topics, and the JSON Schemas that describe them to everybody else.
 *
 * <p>An event goes {@link io.bellbuoy.schemas.AuditEvent} → {@link io.bellbuoy.schemas.Alert}; a
 * rule goes {@link io.bellbuoy.schemas.Rule} → {@link io.bellbuoy.schemas.PolicySnapshot}. What
 * could not be used is a {@link io.bellbuoy.schemas.DeadLetter}.
 */
@NullMarked
package io.bellbuoy.schemas;

import org.jspecify.annotations.NullMarked;
