package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;

/** Sends alerts to customers' destinations: over HTTP, or to a fake in tests. */
public interface ForwardChannel {

  /** Sends once, without retries. */
  SendResult send(String customer, Destination to, OutgoingAlert alert);

  /** Sends a summary of many alerts once, without retries, to a destination that people read. */
  SendResult sendSummary(String customer, Destination to, OutgoingSummary summary);

  /** Sends a destination the code that confirms it, once, without retries. */
  SendResult sendCode(String customer, Destination to);
}
