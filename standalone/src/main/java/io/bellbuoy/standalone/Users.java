package io.bellbuoy.standalone;

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

  /** Gives one another one-time password and ends its sessions. */
  String reset(String name);

  /** Removes one and ends its sessions. */
  void remove(String name);
}
