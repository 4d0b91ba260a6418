package io.bellbuoy.standalone;

import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Role;
import java.util.List;

/** The users of an installation, however it is reached. */
interface Users {

  /**
   * One of them.
   *
   * @param from where it logs in, such as {@code password}
   */
  record Line(String name, Role role, String from, boolean mustChangePassword) {}

  /** All, by name. */
  List<Line> list();

  /** Makes one; returns its one-time password. */
  String add(String name, Role role);

  /** A password that serves to choose another one. */
  static String oneTime() {
    return Secrets.random().substring(0, 20);
  }

  /** Gives one another one-time password and ends its sessions. */
  void reset(String name, String password);

  /** Removes one and ends its sessions. */
  void remove(String name);
}
