/** What consoles and command lines change together, as requests read and change it. */
@NullMarked
package io.bellbuoy.console.state;

import org.jspecify.annotations.NullMarked;
