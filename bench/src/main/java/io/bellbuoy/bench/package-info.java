/**
 * What everything costs: {@link io.bellbuoy.bench.BenchMain} measures, writes results as JSON, and
 * renders the tables of {@code docs/performance.md} from them.
 */
@NullMarked
package io.bellbuoy.bench;

import org.jspecify.annotations.NullMarked;
