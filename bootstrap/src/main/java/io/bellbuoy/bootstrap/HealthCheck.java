package io.bellbuoy.bootstrap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One condition of readiness.
 *
 * @param name such as {@code kafka}
 * @param problem what is wrong, a sentence; supplies null where nothing is. Must not block
 */
public record HealthCheck(String name, Supplier<@Nullable String> problem) {}
