package io.bellbuoy.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layering and the manners of the house. Think hard before you change this file. */
class HouseRulesTest {

  private static final int LONGEST_FILE = 300;

  /** Who may know whom; nobody knows a service but the program that runs them all. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          "schemas", Set.of(),
          "bootstrap", Set.of(),
          "broker", Set.of(),
          "rules", Set.of("schemas"),
          "registry", Set.of("schemas", "rules"),
          "ingest", Set.of("schemas", "registry", "bootstrap"),
          "engine", Set.of("schemas", "rules", "registry", "bootstrap"),
          "sink", Set.of("schemas", "rules", "registry", "bootstrap"),
          "console", Set.of("schemas", "rules", "registry", "bootstrap"),
          "standalone", Set.copyOf(SourceTree.MODULES));

  private static final List<String> REFUSED_ENDINGS =
      List.of("Util", "Utils", "Helper", "Manager", "Impl", "Dto", "Data", "Info", "Common");

  private static JavaClasses main;

  @BeforeAll
  static void read() {
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bellbuoy");
  }

  static Set<String> modules() {
    return new TreeSet<>(MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleKnowsOnlyThoseThatItMay(String module) {
    Set<String> known = requireNonNull(MAY_KNOW.get(module));
    String[] unknown =
        SourceTree.MODULES.stream()
            .filter(other -> !other.equals(module) && !known.contains(other))
            .map(other -> "io.bellbuoy." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.bellbuoy." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown)
        .allowEmptyShould(true)
        .check(main);
  }

  @Test
  void rulesKnowNeitherKafkaNorHttp() {
    noClasses()
        .that()
        .resideInAPackage("io.bellbuoy.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.vertx..")
        .check(main);
  }

  @Test
  void onlyTheEngineKnowsKafkaStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.bellbuoy.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .check(main);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "engine", "console"})
  void aServiceShowsItsMainItsServiceAndItsConfiguration(String service) {
    String name = Character.toUpperCase(service.charAt(0)) + service.substring(1);
    classes()
        .that(resideInAPackage("io.bellbuoy." + service))
        .and()
        .areTopLevelClasses()
        .and()
        .haveModifier(JavaModifier.PUBLIC)
        .should()
        .haveNameMatching(".*\\." + name + "(Main|Service|Config)")
        .check(main);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    assertThat(SourceTree.java("src/main/java"))
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .noneMatch(name -> REFUSED_ENDINGS.stream().anyMatch(name::endsWith))
        .noneMatch(name -> name.matches("(Abstract|Base)[A-Z].*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "src/test/java"})
  void noFileIsLongerThanOneThought(String folder) {
    assertThat(SourceTree.java(folder))
        .isNotEmpty()
        .filteredOn(file -> SourceTree.lines(file).size() > LONGEST_FILE)
        .isEmpty();
  }

  @Test
  void onlyTheMainOfTheCommandEndsTheProcess() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .haveSimpleNameNotEndingWith("UpCommand")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(main);
  }

  @Test
  void everyPackageTreatsNullAsAnError() {
    List<Path> packages =
        SourceTree.java("src/main/java").stream()
            .filter(file -> file.getFileName().toString().equals("package-info.java"))
            .toList();
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            file -> assertThat(String.join("\n", SourceTree.lines(file))).contains("@NullMarked"));
    Set<Path> marked = new TreeSet<>(packages.stream().map(Path::getParent).toList());
    assertThat(SourceTree.java("src/main/java"))
        .allSatisfy(file -> assertThat(marked).contains(file.getParent()));
  }
}
