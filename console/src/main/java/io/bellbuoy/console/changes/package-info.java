/** Who changed what, and what could not be used: read from their topics when somebody asks. */
@NullMarked
package io.bellbuoy.console.changes;

import org.jspecify.annotations.NullMarked;
