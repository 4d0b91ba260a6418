/**
 * An audit event as a plain tree that keeps repeated members and the text of numbers; its
 * redaction.
 */
@NullMarked
package io.bellbuoy.rules.event;

import org.jspecify.annotations.NullMarked;
