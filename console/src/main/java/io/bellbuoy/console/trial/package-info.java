/**
 * What those who write rules need at hand: the compiler as they type, a trial of the rule on events
 * of their own or on those of the last hours, the paths that events really have.
 *
 * <p>{@link io.bellbuoy.console.trial.Workbench} is the door. Nothing here is stored: a trial and
 * what has been learned of events live as long as the console. What leaves is redacted.
 */
@NullMarked
package io.bellbuoy.console.trial;

import org.jspecify.annotations.NullMarked;
