package bellwether;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tests which packages may use which. See docs/architecture.md. */
@AnalyzeClasses(packages = "bellwether", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
  private static final int MAX_FILES_PER_PACKAGE = 20;

  /** Packages of {@code app} that serve several features; every other package is a feature. */
  private static final Set<String> SHARED_BY_FEATURES =
      Set.of("csv", "feeds", "lookup", "request", "summary", "workspace");

  @ArchTest
  static final ArchRule rooms_importInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy("bellwether.domain..")
          .layer("json")
          .definedBy("bellwether.json..")
          .layer("feed")
          .definedBy("bellwether.feed..")
          .layer("match")
          .definedBy("bellwether.match..")
          .layer("store")
          .definedBy("bellwether.store..")
          .layer("slack")
          .definedBy("bellwether.slack..")
          .layer("forward")
          .definedBy("bellwether.forward..")
          .layer("app")
          .definedBy("bellwether.app..")
          .layer("lambda")
          .definedBy("bellwether.lambda..")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("store", "slack", "forward", "app", "lambda")
          .whereLayer("feed")
          .mayOnlyBeAccessedByLayers("app", "lambda")
          .whereLayer("match")
          .mayOnlyBeAccessedByLayers("app", "lambda")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("app", "lambda")
          .whereLayer("slack")
          .mayOnlyBeAccessedByLayers("app", "lambda")
          .whereLayer("forward")
          .mayOnlyBeAccessedByLayers("app", "lambda")
          .whereLayer("app")
          .mayOnlyBeAccessedByLayers("lambda")
          .whereLayer("lambda")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("bellwether.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formats_importNoOtherFormat =
      slices().matching("bellwether.feed.format.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule features_importNoOtherFeature =
      slices().assignedFrom(new Features()).should().notDependOnEachOther();

  /** But the model of roles needs its runtime. */
  @ArchTest
  static final ArchRule domainAndMatch_needNothingButJava =
      classes()
          .that(resideInAnyPackage("bellwether.domain..", "bellwether.match.."))
          .and(areOutside("bellwether.match.roles.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..", "bellwether.domain..", "bellwether.match..", "org.jspecify.."));

  @ArchTest
  static final ArchRule onlyRoles_seeTheModelsRuntime =
      noClasses()
          .that(areOutside("bellwether.match.roles.."))
          .should()
          .dependOnClassesThat(resideInAPackage("ai.onnxruntime.."));

  @ArchTest
  static final ArchRule onlyDynamo_seesDynamoDb =
      noClasses()
          .that(areOutside("bellwether.store.dynamo.."))
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.services.dynamodb.."));

  @ArchTest
  static final ArchRule onlyStore_seesTheAwsSdk =
      noClasses()
          .that(areOutside("bellwether.store.."))
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."));

  /** Elsewhere {@link bellwether.json.JsonTree} reads JSON, for the sake of cold starts. */
  @ArchTest
  static final ArchRule onlyFeed_usesJacksonsMapper =
      noClasses()
          .that(areOutside("bellwether.feed.."))
          .should()
          .dependOnClassesThat(type(ObjectMapper.class));

  @ArchTest
  static final ArchRule onlySlackApi_seesTheSlackClient =
      noClasses()
          .that(areOutside("bellwether.slack.api"))
          .should()
          .dependOnClassesThat(resideInAPackage("com.slack.api.."));

  @ArchTest
  static final ArchRule onlyLambda_seesLambdaTypes =
      noClasses()
          .that(areOutside("bellwether.lambda.."))
          .should()
          .dependOnClassesThat(resideInAPackage("com.amazonaws.services.lambda.."));

  @ArchTest
  static final ArchRule onlyLambda_readsTheEnvironment =
      noClasses()
          .that(areOutside("bellwether.lambda.."))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule onlyLambda_readsTheRealClock =
      noClasses()
          .that(areOutside("bellwether.lambda.."))
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
  static final ArchRule classes_haveNamesThatSayWhatTheyAre =
      noClasses().should().haveNameMatching(".*(Util|Utils|Common|Helper|Manager|Impl)");

  @ArchTest
  static void packages_holdFewFiles(JavaClasses classes) {
    Map<String, Long> files =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files)
        .allSatisfy(
            (name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES_PER_PACKAGE));
  }

  private static DescribedPredicate<JavaClass> areOutside(String room) {
    return resideInAPackage("bellwether..").and(not(resideInAPackage(room)));
  }

  /** Each package of {@code app} that is a feature is a slice, with the packages below it. */
  private static final class Features implements SliceAssignment {
    private static final String APP = "bellwether.app.";

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      String feature = name.startsWith(APP) ? name.substring(APP.length()).split("\\.")[0] : "";
      return feature.isEmpty() || SHARED_BY_FEATURES.contains(feature)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(feature);
    }

    @Override
    public String getDescription() {
      return "features";
    }
  }
}
