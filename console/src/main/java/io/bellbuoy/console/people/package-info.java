/** Users, passwords, sessions, API tokens: who asks, and what they may do. */
@NullMarked
package io.bellbuoy.console.people;

import org.jspecify.annotations.NullMarked;
