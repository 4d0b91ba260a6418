/**
 * Chats as channels: each alert is one readable card. {@link
 * io.bellbuoy.sink.channel.chat.ChatKinds} lists them; another one is a class that implements
 * {@code Chat}: how it shows a text untouched, and what its messages look like.
 */
@NullMarked
package io.bellbuoy.sink.channel.chat;

import org.jspecify.annotations.NullMarked;
