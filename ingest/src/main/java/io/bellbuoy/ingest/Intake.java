package io.bellbuoy.ingest;

import io.bellbuoy.schemas.Topics;
import io.vertx.core.Vertx;

/** What all webhook calls share. */
record Intake(
    Vertx vertx,
    IngestConfig.Webhook limits,
    Topics topics,
    LargeBuffers largeBuffers,
    AuditEventPublisher publisher,
    IngestMetrics metrics,
    Answers answers) {}
