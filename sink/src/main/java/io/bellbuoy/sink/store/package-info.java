/**
 * Where alerts rest. {@link io.bellbuoy.sink.store.AlertStore} is the door; what every store must
 * do stands in its contract test.
 */
@NullMarked
package io.bellbuoy.sink.store;

import org.jspecify.annotations.NullMarked;
