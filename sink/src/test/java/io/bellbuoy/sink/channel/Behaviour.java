package io.bellbuoy.sink.channel;

/** How the other side of a channel behaves in a test. */
public enum Behaviour {
  /** It takes everything. */
  WELL,
  /** It takes nothing and says that something is wrong with it, as with status 500. */
  FAILING,
  /** It takes nothing and does not answer. */
  HANGING,
  /** It takes nothing and closes the connection in the middle. */
  RESETTING,
  /** It takes nothing and asks to wait for {@link ChannelContract#ASKED}. */
  BUSY,
  /**
   * It takes everything but what has {@link ChannelContract#REFUSED} in it, which it never will.
   */
  REFUSING
}
