package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.local.terminal.TextTerminal;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PrintingChannelTest {
  private static final PostResult REJECTED =
      new PostResult.Rejected("not_in_channel", false, "invite the app to the channel");
  private static final PostResult POSTED = new PostResult.Posted("1.0", "C1");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private PostResult answer = POSTED;
  private final PrintingChannel channel =
      new PrintingChannel(
          new ScriptedSlack(),
          deliveries(
              Map.of(
                  "d1", alert("d1", "Okta", ReportKind.NEW),
                  "d2", alert("d2", "Box\u001b[31m\n", ReportKind.UPDATE))),
          new TextTerminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)));

  @Test
  void alert_isPrintedWhenItIsPosted() {
    post("d1");

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "ALERT   🟠 High: Okta breached (confirmed)",
            "        Okta breached [news.example, feed Wire]",
            "        exposed data: passwords");
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(channel.alertCount()).isEqualTo(1);
  }

  @Test
  void refusal_isPrintedOnceWithItsFixAndAlertsAreStillPrinted() {
    answer = REJECTED;
    post("d1");
    post("d1");
    post("d2");

    assertThat(err.toString(UTF_8).lines())
        .containsExactly("REFUSED C1: not_in_channel: invite the app to the channel");
    assertThat(out.toString(UTF_8).lines())
        .filteredOn(line -> !line.startsWith(" "))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("ALERT   🟠 High: Okta breached");
    assertThat(channel.alertCount() + channel.replyCount()).isZero();
  }

  @Test
  void refusedAlert_isNotPrintedAgainWhenItIsPosted() {
    answer = REJECTED;
    post("d1");
    out.reset();
    answer = POSTED;
    post("d1");

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(channel.alertCount()).isEqualTo(1);
  }

  @Test
  void refusal_isPrintedAgainAfterTheChannelAcceptedAPost() {
    for (PostResult next : List.of(REJECTED, POSTED, REJECTED)) {
      answer = next;
      post("d1");
    }

    assertThat(err.toString(UTF_8).lines()).hasSize(2);
  }

  @Test
  void hostileText_staysOnItsLine() {
    post("d2");

    assertThat(out.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("REPLY   Box [31m");
    assertThat(out.toString(UTF_8)).doesNotContain("\u001b");
    assertThat(channel.replyCount()).isEqualTo(1);
  }

  private void post(String deliveryId) {
    assertThat(channel.post("T1", "C1", SlackMessage.ofLines("text"), null, deliveryId))
        .isSameAs(answer);
  }

  private static Delivery alert(String id, String vendor, ReportKind kind) {
    Alert alert =
        AlertBuilder.builder()
            .customer("T1")
            .vendor(vendor)
            .kind(kind)
            .role(Role.VICTIM)
            .confidence(Confidence.CONFIRMED)
            .severity(new Severity(Severity.Level.HIGH, List.of()))
            .exposedData(List.of("passwords"))
            .event(Event.BREACH)
            .advisoryId("advisory")
            .title(vendor + " breached")
            .url("https://news.example/1")
            .feed("Wire")
            .build();
    return Delivery.pending(id, alert, Instant.EPOCH);
  }

  /** Returns a store that only finds deliveries. */
  private static DeliveryStore deliveries(Map<String, Delivery> stored) {
    return (DeliveryStore)
        Proxy.newProxyInstance(
            DeliveryStore.class.getClassLoader(),
            new Class<?>[] {DeliveryStore.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("find");
              return Optional.ofNullable(stored.get((String) arguments[0]));
            });
  }

  /** Answers every post as the test says. */
  private final class ScriptedSlack implements DeliveryChannel {
    @Override
    public PostResult post(
        String customer,
        String to,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      return answer;
    }

    @Override
    public PostResult update(
        String customer, String in, String ts, SlackMessage message, String deliveryId) {
      throw new AssertionError();
    }

    @Override
    public Optional<String> permalink(String customer, String in, String ts) {
      return Optional.empty();
    }

    @Override
    public SearchResult find(String customer, MessageQuery query) {
      throw new AssertionError();
    }
  }
}
