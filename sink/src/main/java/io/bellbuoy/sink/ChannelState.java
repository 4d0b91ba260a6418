package io.bellbuoy.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is doing on this instance.
 *
 * @param created whether it has its start offsets: from then on it misses nothing
 * @param sending whether this instance sends; false: another one does, or it cannot be opened
 * @param sent alerts since the start
 * @param refused alerts that went to the dead letters since the start
 * @param failures tries that failed since the start
 * @param behind alerts that wait
 * @param behindSeconds for how long the oldest of them has waited
 * @param held why what waits is held back on purpose, as by quiet hours; null: it is not
 * @param refusing whether the other side takes nothing: all goes to the dead letters
 * @param givenUp of those that were refused: they failed for too long while others passed
 * @param gaps how often its place was in the topic no more
 * @param lastSent null: none yet
 * @param lastError what went wrong last; null: nothing yet; it may be over
 * @param lastErrorAt when
 * @param problem null: none now
 */
record ChannelState(
    String id,
    String kind,
    boolean created,
    boolean sending,
    long sent,
    long refused,
    long failures,
    long behind,
    long behindSeconds,
    @Nullable String held,
    boolean refusing,
    long givenUp,
    long gaps,
    @Nullable Instant lastSent,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt,
    @Nullable String problem) {}
