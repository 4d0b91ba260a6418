/**
 * Alerts in a relational database: SQLite beside one sink, PostgreSQL for several. What the two do
 * alike stands in {@link io.bellbuoy.sink.store.sql.SqlAlertStore} and the classes it uses, what
 * their SQL writes differently in {@link io.bellbuoy.sink.store.sql.Dialect}.
 */
@NullMarked
package io.bellbuoy.sink.store.sql;

import org.jspecify.annotations.NullMarked;
