/**
 * Whole services beside a broker of their own, each in a process of its own: {@link
 * io.bellbuoy.bench.stream.EngineBench}, {@link io.bellbuoy.bench.stream.IngestBench}, {@link
 * io.bellbuoy.bench.stream.UpBench}, {@link io.bellbuoy.bench.stream.GrowthBench}.
 */
@NullMarked
package io.bellbuoy.bench.stream;

import org.jspecify.annotations.NullMarked;
