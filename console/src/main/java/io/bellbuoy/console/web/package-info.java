/**
 * The page's files: {@code resources/web} and the packages that come as Maven artifacts.
 *
 * <p>No build step: {@link io.bellbuoy.console.web.PageHandler} serves modules as they are written.
 * Each has a URL with its hash, which browsers keep for a year; an import map leads from the name
 * in a module to that URL. The map is the only inline script, allowed by its hash.
 */
@NullMarked
package io.bellbuoy.console.web;

import org.jspecify.annotations.NullMarked;
