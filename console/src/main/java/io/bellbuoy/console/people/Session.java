package io.bellbuoy.console.people;

import io.bellbuoy.schemas.User;
import java.time.Instant;

/**
 * A login that is valid.
 *
 * @param id names it; no secret
 * @param user whose it is, as it is now
 * @param until when it ends by itself, whatever is done
 * @param seen when something was last done, to the minute or so
 */
record Session(String id, User user, Instant until, Instant seen) {}
