package bellwether.local.torture.worker;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.domain.notice.Delivery;
import bellwether.slack.api.PostResult;
import bellwether.slack.message.NoticeMessages;
import bellwether.store.CustomerStore;
import java.util.Objects;

/** Posts an alert to the channel of its customer, once. */
record SimplePost(DeliveryChannel slack, CustomerStore customers) {
  PostResult post(Delivery delivery) {
    String customer = delivery.notice().customer();
    return slack.post(
        customer,
        channelOf(customer),
        NoticeMessages.of(delivery.notice(), delivery.id(), false).getFirst(),
        null,
        delivery.id());
  }

  String channelOf(String customer) {
    return Objects.requireNonNull(customers.settings(customer).channel());
  }
}
