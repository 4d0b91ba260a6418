/** An Apache Kafka broker inside the process. */
@NullMarked
package io.bellbuoy.broker;

import org.jspecify.annotations.NullMarked;
