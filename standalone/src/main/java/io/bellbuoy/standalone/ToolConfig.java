package io.bellbuoy.standalone;

import io.bellbuoy.registry.KafkaConfig;

/** What the tools read of a configuration file. */
public record ToolConfig(KafkaConfig kafka) {}
