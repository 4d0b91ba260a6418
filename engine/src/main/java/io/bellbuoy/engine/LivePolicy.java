package io.bellbuoy.engine;

import io.bellbuoy.registry.Delta;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryListener;
import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy that events are judged by now. This class is thread-safe: it compiles on the thread of
 * the registry's loader and swaps one reference, which the stream threads read for each event.
 *
 * <p>A published policy that cannot be used changes nothing: the last good one stays in force.
 */
final class LivePolicy implements RegistryListener<PolicyImage> {

  private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);
  private static final String NONE_YET =
      "no policy yet, so no event is judged; publish one with: bellbuoy policy apply";
  private static final int REASONS = 3;

  private final EngineMetrics metrics;
  private final CountDownLatch first = new CountDownLatch(1);
  private @Nullable PolicySnapshot newest;
  private volatile @Nullable CompiledPolicy current;
  private volatile @Nullable String problem = NONE_YET;
  private volatile @Nullable String arriving;

  LivePolicy(EngineMetrics metrics) {
    this.metrics = metrics;
    metrics.registry().gauge("bellbuoy.engine.policy.version", this, LivePolicy::version);
  }

  /**
   * The policy in force.
   *
   * @throws IllegalStateException where there is none yet; nothing is consumed before
   */
  CompiledPolicy current() {
    CompiledPolicy policy = current;
    if (policy == null) {
      throw new IllegalStateException(NONE_YET);
    }
    return policy;
  }

  /** The version in force; 0: none. */
  int version() {
    CompiledPolicy policy = current;
    return policy == null ? 0 : policy.version();
  }

  /** Why the newest published policy is not the one in force; null: it is. */
  @Nullable String problem() {
    return problem == null ? arriving : problem;
  }

  /** Waits, for ever if need be, until there is a policy to judge by. */
  void awaitFirst() throws InterruptedException {
    first.await();
  }

  @Override
  public void onChange(Delta<PolicyImage> delta, PolicyImage image) {
    arriving = arriving(image.arriving().current());
    PolicySnapshot published = image.current();
    if (published == null || published.equals(newest)) {
      return; // a version's copy, a list, or nothing yet
    }
    newest = published;
    try {
      take(published, PolicyCompiler.compile(published, image.listsOf(published)));
    } catch (RegistryException e) {
      refuse(published, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      refuse(published, "compiling it failed: " + e);
    }
  }

  private void take(PolicySnapshot published, PolicyCompilation compilation) {
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      current = compiled.policy();
      problem = null;
      first.countDown();
      LOG.atInfo()
          .addKeyValue("version", published.version())
          .addKeyValue("rules", compiled.policy().rules().size())
          .log("Events are now judged by this policy");
    } else if (compilation instanceof PolicyCompilation.Refused refused) {
      refuse(published, reasons(refused.findings()));
    }
  }

  private void refuse(PolicySnapshot published, String reason) {
    metrics.reloadFailed();
    problem =
        "policy version %d cannot be used, %s stays in force: %s"
            .formatted(
                published.version(), current == null ? "none" : "version " + version(), reason);
    LOG.atError().addKeyValue("version", published.version()).log(problem);
  }

  private static @Nullable String arriving(@Nullable PolicySnapshot next) {
    return next == null
        ? null
        : "policy version %d waits for its lists; if that lasts, publish it again"
            .formatted(next.version());
  }

  private static String reasons(List<PolicyCompilation.Finding> findings) {
    List<PolicyCompilation.Finding> errors =
        findings.stream().filter(it -> it.diagnostic().kind() == Diagnostic.Kind.ERROR).toList();
    String reasons =
        errors.stream()
            .limit(REASONS)
            .map(it -> "rule " + it.ruleId() + ", " + it.part() + ": " + it.diagnostic().message())
            .reduce((one, other) -> one + "; " + other)
            .orElse("it does not compile");
    return errors.size() > REASONS ? reasons + "; and more" : reasons;
  }
}
