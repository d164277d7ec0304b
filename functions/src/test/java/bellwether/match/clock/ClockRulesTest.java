package bellwether.match.clock;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.clock.ClockRule;
import bellwether.domain.clock.ClockRule.DeadlineRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the rules are complete, and documented. */
final class ClockRulesTest {
  @Test
  void everyRule_citesItsArticleAndSource() {
    assertThat(ClockRules.all()).hasSizeGreaterThan(8);
    for (ClockRule rule : ClockRules.all()) {
      assertThat(rule.regime()).as(rule.id()).isNotEmpty();
      assertThat(rule.anchor()).as(rule.id()).isNotEmpty();
      assertThat(rule.deadlines())
          .as(rule.id())
          .isNotEmpty()
          .allSatisfy(deadline -> {
            assertThat(deadline.article()).isNotEmpty();
            assertThat(deadline.url())
                .matches(
                    "https://(eur-lex\\.europa\\.eu|www\\.ecfr\\.gov|www\\.sec\\.gov|www\\.law\\.cornell\\.edu)/.+");
          });
    }
  }

  @Test
  void stepThatCountsFromAnother_followsIt() {
    for (ClockRule rule : ClockRules.all()) {
      List<String> ids = rule.deadlines().stream().map(DeadlineRule::id).toList();
      assertThat(ids).as(rule.id()).doesNotHaveDuplicates();
      for (DeadlineRule deadline : rule.deadlines()) {
        if (!deadline.after().isEmpty()) {
          assertThat(ids.subList(0, ids.indexOf(deadline.id()))).contains(deadline.after());
        }
      }
    }
  }

  @Test
  void everyDeadline_isInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../docs/clocks.md"));

    for (ClockRule rule : ClockRules.all()) {
      for (DeadlineRule deadline : rule.deadlines()) {
        assertThat(page)
            .as(rule.id())
            .contains(
                "| "
                    + rule.regime()
                    + " | "
                    + rule.anchor()
                    + " | "
                    + deadline.task()
                    + " | "
                    + deadline.period().label()
                    + " | ")
            .contains("[" + deadline.article() + "](" + deadline.url() + ")");
      }
    }
  }
}
