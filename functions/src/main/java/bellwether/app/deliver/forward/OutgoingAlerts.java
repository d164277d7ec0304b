package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingAlert.First;
import bellwether.slack.block.Link;
import bellwether.slack.block.SafeText;
import bellwether.slack.message.AlertHeadline;
import bellwether.slack.message.NextStep;
import bellwether.store.DeliveryStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares alerts for destinations: cleans and cuts their texts, and finds them in Slack. */
final class OutgoingAlerts {
  private static final int MAX_NAME = 200;
  private static final int MAX_TITLE = 500;
  private static final int MAX_SENTENCE = 1_000;
  private static final int MAX_ENTRIES = 20;

  /** The deliveries to Slack. */
  private final DeliveryStore deliveries;

  /** The deliveries to destinations. */
  private final DeliveryStore forwards;

  OutgoingAlerts(DeliveryStore deliveries, DeliveryStore forwards) {
    this.deliveries = deliveries;
    this.forwards = forwards;
  }

  OutgoingAlert of(Delivery forwarded, Alert alert) {
    Optional<Delivery> inSlack = deliveries.find(forwarded.slackId());
    String parent = inSlack.map(Delivery::parentId).orElse(null);
    return new OutgoingAlert(
        forwarded.slackId(),
        forwarded.firstSlackId(),
        cleaned(alert),
        headline(alert),
        NextStep.of(alert, alert.confidence()),
        forwarded.createdAt(),
        inSlack
            .map(Delivery::messageUrl)
            .or(() -> Optional.ofNullable(parent).flatMap(this::messageUrl))
            .orElse(null),
        forwarded.possibleRepeat(),
        first(forwarded).orElse(null));
  }

  /** Only e-mail replies to the first; it costs a read. */
  private Optional<First> first(Delivery forwarded) {
    return Kind.find(forwarded.channel())
        .filter(kind -> kind == Kind.EMAIL)
        .flatMap(_ -> Optional.ofNullable(forwarded.parentId()))
        .flatMap(forwards::find)
        .filter(first -> first.notice() instanceof Alert && first.state() == State.SENT)
        .map(first -> new First(headline((Alert) first.notice()), receipt(first)));
  }

  /** The receiver's id; without one, the delivery has that of the delivery to Slack. */
  private static String receipt(Delivery sent) {
    String id = sent.ts();
    return id == null || id.equals(sent.slackId()) ? "" : id;
  }

  private static String headline(Alert alert) {
    return AlertHeadline.of(alert, Case.open("", alert)).text();
  }

  /** The message of the summary or the alert that it is in or below. */
  private Optional<String> messageUrl(String id) {
    Optional<Delivery> message = deliveries.find(id);
    return message
        .map(Delivery::messageUrl)
        .or(() ->
            message.map(Delivery::parentId).flatMap(deliveries::find).map(Delivery::messageUrl));
  }

  private static Alert cleaned(Alert alert) {
    return alert.with(copy ->
        copy.vendor(name(alert.vendor()))
            .tier(nameOrNull(alert.tier()))
            .owner(nameOrNull(alert.owner()))
            .exposedData(names(alert.exposedData()))
            .severity(alert.severity().withReasons(names(alert.severity().reasons())))
            .event(
                alert
                    .event()
                    .with(event ->
                        event
                            .product(nameOrNull(alert.event().product()))
                            .affected(nameOrNull(alert.event().affected()))
                            .cveIds(names(alert.event().cveIds()))
                            .statementUrl(url(alert.event().statementUrl()))))
            .sentence(SafeText.clean(alert.sentence(), MAX_SENTENCE))
            .title(SafeText.clean(alert.title(), MAX_TITLE))
            .url(url(alert.url()))
            .feed(name(alert.feed()))
            .relatedVendors(names(alert.relatedVendors()))
            .changes(names(alert.changes())));
  }

  /** Only http and https, with the host as browsers request it. */
  private static @Nullable String url(@Nullable String address) {
    return Link.of(address).map(Link::url).orElse(null);
  }

  private static List<String> names(List<String> texts) {
    return texts.stream().limit(MAX_ENTRIES).map(OutgoingAlerts::name).toList();
  }

  private static @Nullable String nameOrNull(@Nullable String text) {
    return text == null ? null : name(text);
  }

  private static String name(String text) {
    return SafeText.clean(text, MAX_NAME);
  }
}
