package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a channel is to wear by the options that all kinds share. Immutable. */
public final class Wardrobe {

  private final Selection selection;
  private final Digest.Settings digest;
  private final @Nullable Integer rate;
  private final QuietHours.@Nullable Hours quiet;

  private Wardrobe(ChannelOptions options, Severity lowest) {
    this.selection = Selection.read(options, lowest);
    this.digest = Digest.Settings.read(options);
    this.rate = RateLimit.read(options);
    this.quiet = QuietHours.Hours.read(options);
    // Every channel may be given one; those that ask nobody have no use for it.
    options.timeout();
  }

  /** Reads the options; what is wrong is noted there. */
  public static Wardrobe read(ChannelOptions options, Severity lowest) {
    return new Wardrobe(options, lowest);
  }

  /** The channel with all of it on. */
  public WornChannel dress(Channel bare, Clock clock) {
    Memory memory = new Memory();
    Tally tally = new Tally();
    Channel worn = new CircuitBreaker(tally.of(bare));
    if (rate != null) {
      worn = new RateLimit(rate, memory, worn, clock);
    }
    if (quiet != null) {
      worn = new QuietHours(quiet, worn, clock);
    }
    Digest summing = null;
    if (digest.period() != null) {
      summing = new Digest(digest.period(), digest.mostSamples(), memory, tally, worn, clock);
      worn = summing;
    }
    return new WornChannel(new SelectedChannel(selection, worn), summing, memory, tally);
  }
}
