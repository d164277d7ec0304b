package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.destination.CodeRequest;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Confirmation;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests where destinations, and the deliveries to them, are stored. */
@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class DestinationStoreTest {
  private static final Destination WEBHOOK =
      Destination.active(Kind.WEBHOOK, "sealed", "hooks.example", NOON);
  private static final Destination TEAMS =
      Destination.active(Kind.TEAMS, "sealed too", "teams.example", NOON)
          .tried(Status.REJECTED, "status 404", NOON.plusSeconds(9));

  private final Stores stores;
  private final DestinationStore destinations;

  DestinationStoreTest(StoreBackend backend) {
    stores = backend.createStores();
    destinations = stores.destinations();
  }

  @Test
  void find_isEmptyForACustomerWithoutDestinations() {
    assertThat(destinations.find("T1")).isEqualTo(Destinations.NONE);
  }

  @Test
  void save_keepsTheDestinationsOfEachCustomer() {
    assertThat(destinations.save("T1", Destinations.NONE.with(WEBHOOK).with(TEAMS))).isTrue();

    Destinations found = destinations.find("T1");
    assertThat(found.all()).containsExactly(WEBHOOK, TEAMS);
    assertThat(found.version()).isEqualTo(1);
    assertThat(destinations.find("T2")).isEqualTo(Destinations.NONE);
    assertThat(destinations.save("T1", found.without(Kind.WEBHOOK))).isTrue();
    assertThat(destinations.find("T1").all()).containsExactly(TEAMS);
  }

  @Test
  void save_keepsWhatIsExpectedOfAnEmailAddress() {
    Destination email =
        Destination.active(Kind.EMAIL, "sealed", "team@example.com", NOON)
            .with(copy -> copy.id("email-1").confirmation(new Confirmation(NOON.plusNanos(1), 2)));
    Destinations saved =
        Destinations.NONE.with(WEBHOOK).with(email).with(new CodeRequest("email-1", NOON));
    assertThat(destinations.save("T1", saved)).isTrue();

    Destinations found = destinations.find("T1");
    assertThat(found.all()).containsExactly(WEBHOOK, email);
    assertThat(found.codeRequests()).containsExactly(new CodeRequest("email-1", NOON));
    assertThat(found.find("email-1")).contains(email);
  }

  @Test
  void save_hasOneWinner() {
    assertThat(destinations.save("T1", Destinations.NONE.with(WEBHOOK))).isTrue();
    assertThat(destinations.save("T1", Destinations.NONE.with(TEAMS))).isFalse();
    assertThat(destinations.find("T1").all()).containsExactly(WEBHOOK);
  }

  @Test
  void forwards_areDueApartFromDeliveriesToSlack() {
    Delivery slack = StoreSamples.added(stores.deliveries(), "d1", NOON);
    Delivery forwarded = slack.forwardTo("webhook");
    assertThat(stores.forwards().add(forwarded)).isTrue();
    assertThat(stores.forwards().add(forwarded)).isFalse();

    assertThat(stores.forwards().findDue(NOON, 9)).containsExactly(forwarded);
    assertThat(stores.forwards().findDueRoundRobin(NOON, 9)).containsExactly(forwarded);
    assertThat(stores.forwards().find(forwarded.id())).contains(forwarded);
    assertThat(stores.deliveries().findDue(NOON, 9)).containsExactly(slack);
    assertThat(stores.deliveries().findDueRoundRobin(NOON, 9)).containsExactly(slack);
    assertThat(stores.deliveries().findRecent("T0001", 9)).containsExactly(slack);

    Delivery sent = forwarded.with(copy -> copy.state(Delivery.State.SENT).dueAt(null).ts("d1"));
    assertThat(stores.forwards().save(sent)).isPresent();
    assertThat(stores.forwards().findDue(NOON, 9)).isEmpty();
    assertThat(stores.deliveries().find("d1")).contains(slack);
  }

  /** Six of a webhook that is down, and one of the same customer's Teams. */
  @Test
  void forwards_ofOneDestinationDoNotDelayThoseOfAnother() {
    for (int i = 0; i < 6; i++) {
      stores.forwards().add(alert("d" + i, i).forwardTo("webhook"));
    }
    Delivery teams = alert("d6", 6).forwardTo("teams");
    stores.forwards().add(teams);

    assertThat(stores.forwards().findDueRoundRobin(NOON.plusSeconds(60), 3))
        .extracting(Delivery::id)
        .containsExactly(teams.id(), "forwarded:webhook:d0", "forwarded:webhook:d1");
  }

  private static Delivery alert(String id, int second) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(StoreSamples.alert("T0001", "Harbour Mail"))
        .state(Delivery.State.PENDING)
        .createdAt(NOON.plusSeconds(second))
        .build();
  }
}
