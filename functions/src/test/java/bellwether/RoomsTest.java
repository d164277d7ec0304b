package bellwether;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The rooms of the house and the only imports allowed among them. */
@AnalyzeClasses(packages = "bellwether", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

  @ArchTest
  static final ArchRule rooms_importInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy("bellwether.domain..")
          .layer("feed")
          .definedBy("bellwether.feed..")
          .layer("match")
          .definedBy("bellwether.match..")
          .layer("store")
          .definedBy("bellwether.store..")
          .layer("slack")
          .definedBy("bellwether.slack..")
          .layer("function")
          .definedBy("bellwether.function..")
          .whereLayer("feed")
          .mayOnlyBeAccessedByLayers("function")
          .whereLayer("match")
          .mayOnlyBeAccessedByLayers("function")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("function")
          .whereLayer("slack")
          .mayOnlyBeAccessedByLayers("function")
          .whereLayer("function")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule domainAndMatch_needNothingButJava =
      classes()
          .that(resideInAnyPackage("bellwether.domain..", "bellwether.match.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..", "bellwether.domain..", "bellwether.match..", "org.jspecify.."));

  @ArchTest
  static final ArchRule onlyStore_seesTheAwsSdk =
      noClasses()
          .that(resideInAPackage("bellwether..").and(resideOutside("bellwether.store..")))
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."));

  @ArchTest
  static final ArchRule onlySlack_seesTheSlackClient =
      noClasses()
          .that(resideInAPackage("bellwether..").and(resideOutside("bellwether.slack..")))
          .should()
          .dependOnClassesThat(resideInAPackage("com.slack.api.."));

  @ArchTest
  static final ArchRule onlyHandlers_readTheEnvironment =
      noClasses()
          .that(resideInAPackage("bellwether..").and(not(simpleNameEndingWith("Handler"))))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule onlyHandlers_readTheRealClock =
      noClasses()
          .that(resideInAPackage("bellwether..").and(not(simpleNameEndingWith("Handler"))))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule classes_haveNamesThatSayWhatTheyAre = noClasses().should(haveVagueName());

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaClass>
      resideOutside(String room) {
    return not(resideInAPackage(room));
  }

  private static <T> com.tngtech.archunit.base.DescribedPredicate<T> not(
      com.tngtech.archunit.base.DescribedPredicate<? super T> predicate) {
    return com.tngtech.archunit.base.DescribedPredicate.not(predicate).forSubtype();
  }

  private static com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaClass>
      haveVagueName() {
    return com.tngtech.archunit.lang.conditions.ArchConditions.have(
        nameMatching(".*(Util|Utils|Common|Helper|Manager|Impl)").forSubtype());
  }
}
