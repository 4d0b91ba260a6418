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
 * @param refusing whether the other side takes nothing: all goes to the dead letters
 * @param givenUp of those that were refused: they failed for too long while others passed
 * @param gaps how often its place was in the topic no more
 * @param lastSent null: none yet
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
    boolean refusing,
    long givenUp,
    long gaps,
    @Nullable Instant lastSent,
    @Nullable String problem) {}
