package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageOwnersTest {
  private static final Vendor QUILLFORGE =
      new Vendor(
          "Quillforge, Inc.",
          List.of("quillforge.com"),
          List.of("Quill Forge"),
          List.of("Gatehouse", "Ink Well"),
          null,
          null,
          List.of("quillforge-theme", "@quillforge/games"));

  private static List<Match> matches(StatedFacts stated, Vendor... vendors) {
    Advisory advisory =
        new Advisory(
            "1",
            "register",
            "Malware in " + stated.product(),
            null,
            "Any computer with " + stated.product() + " is compromised. Attackers stole secrets.",
            null,
            stated,
            ItemSamples.SEEN);
    return Matcher.of(List.of(vendors)).match(advisory);
  }

  private static StatedFacts malware(String... packages) {
    return StatedFacts.NONE
        .withPackages(Stream.of(packages).map(PackageName::parse).toList())
        .withMalware(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm:@quillforge/kit",
        "npm:@QuillForge/kit",
        "npm:@quill-forge/kit",
        "npm:quillforge",
        "npm:quill-forge",
        "pip:Gatehouse",
        "PyPI:ink_well",
        "rubygems:inkwell",
        "go:github.com/quillforge/sdk/v2",
        "Go:go.quillforge.com/sdk",
        "Go:quillforge.dev/sdk",
        "maven:com.quillforge.sdk:core",
        "Maven:com.quillforge:sdk",
        "maven:io.github.quillforge:sdk",
        "composer:quillforge/sdk",
        "nuget:Quill.Forge",
        "actions:quillforge/setup",
        "docker:ghcr.io/quillforge/agent",
        "VSCode:quillforge.tools",
        "SwiftURL:https://github.com/quillforge/sdk.git",
        "other:Quillforge"
      })
  void malware_inOwnPackage_makesVendorSource(String name) {
    assertThat(matches(malware("npm:pkg-1", name), QUILLFORGE))
        .singleElement()
        .satisfies(match -> {
          assertThat(match.role()).isEqualTo(Role.SOURCE);
          assertThat(match.rules())
              .containsExactly("stated: the feed lists malware in X's own package");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm:quillforge-utils-internal",
        "npm:quillforge.js",
        "npm:@quillforge-utils/kit",
        "npm:@stranger/quillforge",
        "npm:@types/quillforge",
        "pip:gatehouse-client",
        "go:github.com/stranger/quillforge",
        "go:quillforge.example.net/sdk",
        "maven:com.stranger.quillforge:sdk",
        "maven:com.stranger:quillforge",
        "composer:stranger/quillforge",
        "nuget:Quillforge.Utils",
        "VSCode:stranger.quillforge",
        "npm:qui-llforge",
        "npm:quillforge-theme",
        "npm:@quillforge/games"
      })
  void malware_inUnrelatedPackage_doesNotAlert(String name) {
    assertThat(matches(malware(name), QUILLFORGE)).noneMatch(Match::triggersAlert);
  }

  @Test
  void malware_inCommonWordPackage_isNotVendors() {
    assertThat(matches(malware("npm:about"), Vendor.ofName("About")))
        .noneMatch(Match::triggersAlert);
    assertThat(matches(malware("npm:@about/kit"), Vendor.ofName("About")))
        .anyMatch(Match::triggersAlert);
  }

  @Test
  void codeHostDomain_isNotItsTenants() {
    Vendor tenant =
        new Vendor(
            "Larkmail", List.of("larkmail.github.io"), List.of(), List.of(), null, null, List.of());

    assertThat(matches(malware("npm:@github/kit"), tenant)).isEmpty();
    assertThat(matches(malware("go:larkmail.github.io/kit"), tenant))
        .anyMatch(Match::triggersAlert);
  }

  @Test
  void flaw_inOwnPackage_isMentionUntilExploited() {
    StatedFacts flaw =
        StatedFacts.NONE.withPackages(List.of(PackageName.parse("maven:com.quillforge:sdk")));

    assertThat(matches(flaw, QUILLFORGE)).extracting(Match::role).containsExactly(Role.MENTIONED);
    assertThat(matches(flaw.withExploitation(Exploitation.IN_THE_WILD), QUILLFORGE))
        .extracting(Match::role)
        .containsExactly(Role.SOURCE);
  }

  @Test
  void malware_withdrawn_isRetraction() {
    assertThat(matches(malware("npm:@quillforge/kit").withRetracted(true), QUILLFORGE))
        .singleElement()
        .matches(Match::isDenial);
  }
}
