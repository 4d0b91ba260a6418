package io.bellbuoy.engine;

/**
 * An alert ready for its topic.
 *
 * @param id {@link io.bellbuoy.schemas.Alert#id}
 * @param cluster whose event it was; the key of its record
 * @param json the alert, measured: it fits its topic
 */
record RaisedAlert(String id, String cluster, byte[] json) {}
