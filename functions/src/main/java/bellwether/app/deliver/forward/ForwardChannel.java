package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.SendResult;

/** Sends alerts to customers' destinations: over HTTP, or to a fake in tests. */
public interface ForwardChannel {

  /** Sends once, without retries. */
  SendResult send(String customer, Destination to, OutgoingAlert alert);
}
