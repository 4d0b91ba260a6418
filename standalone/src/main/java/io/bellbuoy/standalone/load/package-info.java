/**
 * A load like that of API servers: {@link io.bellbuoy.standalone.load.LoadGenerator} sends {@link
 * io.bellbuoy.standalone.load.EventLists} as a {@link io.bellbuoy.standalone.load.LoadPlan} says
 * and tells in a {@link io.bellbuoy.standalone.load.LoadReport} what came of it.
 */
@NullMarked
package io.bellbuoy.standalone.load;

import org.jspecify.annotations.NullMarked;
