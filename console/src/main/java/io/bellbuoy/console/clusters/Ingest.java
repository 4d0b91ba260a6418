package io.bellbuoy.console.clusters;

import org.jspecify.annotations.Nullable;

/**
 * How API servers reach the ingest service.
 *
 * @param base URL without a path; null: nobody has said
 * @param ca the authority that signed its certificate, PEM; null: one that everybody trusts
 */
public record Ingest(@Nullable String base, @Nullable String ca) {}
