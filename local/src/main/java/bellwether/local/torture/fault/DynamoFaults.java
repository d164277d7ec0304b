package bellwether.local.torture.fault;

import bellwether.local.torture.fault.Fault.Answer;
import bellwether.local.torture.fault.Fault.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The faults of DynamoDB. */
final class DynamoFaults {
  private static final String PREFIX = "com.amazonaws.dynamodb.v20120810#";

  private static final Fault CONFLICT =
      new Fault(
          "transaction conflict",
          Arrival.NEVER,
          error(
              400,
              "TransactionCanceledException",
              ",\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"}]"));

  /** The SDK waits a second or more when it is throttled, so that a campaign would only wait. */
  private static final int WEIGHT_OF_OTHERS = 3;

  private static final List<Fault> ALL = all();

  private DynamoFaults() {}

  private static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            "throttled", Arrival.NEVER, error(400, "ProvisionedThroughputExceededException", "")));
    faults.add(
        new Fault(
            "throttled by the account", Arrival.NEVER, error(400, "ThrottlingException", "")));
    List<Fault> others =
        List.of(
            new Fault("500, not applied", Arrival.NEVER, error(500, "InternalServerError", "")),
            new Fault("500, applied", Arrival.AT_ONCE, error(500, "InternalServerError", "")),
            new Fault("answer lost, applied", Arrival.AT_ONCE, new Answer.Closed()),
            new Fault("connection closed, not applied", Arrival.NEVER, new Answer.Closed()),
            new Fault("slow", Arrival.DELAYED, new Answer.Real()));
    for (int i = 0; i < WEIGHT_OF_OTHERS; i++) {
      faults.addAll(others);
    }
    return List.copyOf(faults);
  }

  static List<Fault> of(String operation) {
    if (!operation.equals("TransactWriteItems")) {
      return ALL;
    }
    List<Fault> faults = new ArrayList<>(ALL);
    faults.add(CONFLICT);
    return faults;
  }

  private static Answer error(int status, String type, String more) {
    return new Answer.Fixed(
        status,
        Map.of("Content-Type", "application/x-amz-json-1.0"),
        "{\"__type\":\"" + PREFIX + type + "\",\"message\":\"injected\"" + more + "}");
  }
}
