package io.bellbuoy.standalone;

import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PasswordHash;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Users as the registry holds them; who may use its Kafka needs no console. */
record RegistryUsers(KafkaConfig kafka) implements Users {

  @Override
  public List<Line> list() {
    return Installation.newest(kafka, RegistryLoader::people).users().values().stream()
        .sorted(Comparator.comparing(User::name))
        .map(
            user ->
                new Line(
                    user.name(),
                    user.role(),
                    Objects.requireNonNullElse(user.provider(), "password"),
                    user.mustChangePassword()))
        .toList();
  }

  @Override
  public String add(String name, Role role) {
    String password = Users.oneTime();
    User user =
        new User(
            name, role, PasswordHash.of(password), null, true, Secrets.random(), Instant.now());
    change(
        people -> {
          if (people.users().containsKey(name)) {
            throw new RegistryException(
                "there is a user " + name + " already; reset it, or remove it");
          }
          return people.with(user);
        });
    return password;
  }

  @Override
  public void reset(String name, String password) {
    String hash = PasswordHash.of(password);
    change(
        people -> {
          User user = known(people, name);
          if (user.provider() != null) {
            throw new RegistryException(
                name + " logs in at " + user.provider() + "; reset it there");
          }
          return people.with(user.withPassword(hash, true, Secrets.random()));
        });
  }

  @Override
  public void remove(String name) {
    change(
        people -> {
          PeopleImage after = people.withoutUser(known(people, name).name());
          if (people.hasAdmin() && !after.hasAdmin()) {
            throw new RegistryException(
                "that is the last admin with a password; add another first");
          }
          return after;
        });
  }

  private void change(UnaryOperator<PeopleImage> change) {
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.changePeople(Author.of(Target.user()), change);
    }
  }

  private static User known(PeopleImage people, String name) {
    User user = people.users().get(name);
    if (user == null) {
      throw new RegistryException("there is no user " + name + "; 'bellbuoy user list' names them");
    }
    return user;
  }
}
