package io.bellbuoy.standalone;

import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.registry.secret.HiddenOptions;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.bellbuoy.schemas.channel.KindForm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Channels as the registry holds them; who may use its Kafka needs no console. */
record RegistryChannels(KafkaConfig kafka, ChannelSecrets secrets) implements ChannelBook {

  @Override
  public List<Line> list() {
    HiddenOptions hidden = new HiddenOptions(secrets);
    return Installation.newest(kafka, RegistryLoader::channels).channels().values().stream()
        .sorted(Comparator.comparing(ChannelConfig::id))
        .map(
            channel ->
                new Line(
                    channel.id(),
                    channel.kind(),
                    channel.enabled(),
                    channel.minSeverity(),
                    hidden.shown(channel),
                    null))
        .toList();
  }

  @Override
  public void add(ChannelConfig channel) {
    KindForm form = ChannelForms.shipped().of(channel.kind());
    if (form == null) {
      throw new RegistryException(
          "there is no kind of channel "
              + channel.kind()
              + ", only "
              + String.join(
                  ", ", ChannelForms.shipped().all().stream().map(KindForm::kind).toList()));
    }
    Map<String, String> problems = form.problems(channel.options(), value -> false);
    if (!problems.isEmpty()) {
      Map.Entry<String, String> first = problems.entrySet().iterator().next();
      throw new RegistryException(first.getKey() + ": " + first.getValue());
    }
    ChannelConfig sealed = secrets.sealed(channel);
    change(
        channels -> {
          if (channels.channels().containsKey(channel.id())) {
            throw new RegistryException(
                "there is a channel " + channel.id() + " already; remove it, or name another");
          }
          return channels.with(sealed);
        });
  }

  @Override
  public Tested test(String id) {
    throw new RegistryException(
        "a test is sent by the sink: name the console with --server, or a running up with --data");
  }

  @Override
  public void remove(String id) {
    change(
        channels -> {
          if (!channels.channels().containsKey(id)) {
            throw new RegistryException(
                "there is no channel " + id + "; 'bellbuoy channel list' names them");
          }
          return channels.without(id);
        });
  }

  private void change(UnaryOperator<ChannelsImage> change) {
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.changeChannels(Author.of(Target.user()), change);
    }
  }
}
