/** Documents as records of a Kafka topic, of another cluster than our own or of the same. */
@NullMarked
package io.bellbuoy.sink.channel.kafka;

import org.jspecify.annotations.NullMarked;
