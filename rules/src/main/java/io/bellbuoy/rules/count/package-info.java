/** Counting matches: thresholds over time, and silence after an alert. */
@NullMarked
package io.bellbuoy.rules.count;

import org.jspecify.annotations.NullMarked;
