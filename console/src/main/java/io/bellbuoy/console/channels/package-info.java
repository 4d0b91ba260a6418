/** Channels: where people and systems are told of alerts. */
@NullMarked
package io.bellbuoy.console.channels;

import org.jspecify.annotations.NullMarked;
