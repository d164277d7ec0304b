package bellwether.local.invoke;

import bellwether.local.cli.UserError;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The functions of template.yaml. */
public enum LambdaFunction {
  POLL("PollFunction"),
  MATCH("MatchFunction"),
  DELIVER("DeliverFunction"),
  FORWARD("ForwardFunction"),
  SLACK("SlackFunction"),
  DIGEST("DigestFunction"),
  INBOUND_MAIL("InboundMailFunction");

  private final String logicalId;

  LambdaFunction(String logicalId) {
    this.logicalId = logicalId;
  }

  /**
   * Returns the function with this id.
   *
   * @throws UserError if there is none
   */
  public static LambdaFunction fromLogicalId(String logicalId) {
    return Arrays.stream(values())
        .filter(function -> function.logicalId.equals(logicalId))
        .findFirst()
        .orElseThrow(() ->
            UserError.usage(
                "no function " + logicalId + " in template.yaml: use one of " + logicalIds()));
  }

  private static String logicalIds() {
    return Arrays.stream(values()).map(LambdaFunction::logicalId).collect(Collectors.joining(", "));
  }

  public String logicalId() {
    return logicalId;
  }

  /** The full name of the class. */
  public String handler() {
    return "bellwether.lambda." + logicalId.replace("Function", "Handler");
  }
}
