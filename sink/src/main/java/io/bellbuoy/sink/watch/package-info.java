/**
 * Alerts about ourselves: one watcher reads what every service says of itself on the status topic,
 * and raises an alert, as the engine does, where something is wrong that somebody should know of.
 *
 * <p>{@link io.bellbuoy.sink.watch.Watch} asks each {@code Condition} every few seconds. What one
 * finds is an occurrence: it is raised once, however long it lasts, whoever is restarted meanwhile.
 * Another condition is one more small class with its line in {@code Conditions} and in {@code
 * OwnRule}.
 */
@NullMarked
package io.bellbuoy.sink.watch;

import org.jspecify.annotations.NullMarked;
