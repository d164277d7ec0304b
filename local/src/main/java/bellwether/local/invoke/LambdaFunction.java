package bellwether.local.invoke;

import bellwether.local.cli.UserError;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The functions of template.yaml. */
public enum LambdaFunction {
  POLL("PollFunction", "bellwether.lambda.PollHandler"),
  MATCH("MatchFunction", "bellwether.lambda.MatchHandler"),
  DELIVER("DeliverFunction", "bellwether.lambda.DeliverHandler"),
  SLACK("SlackFunction", "bellwether.lambda.SlackHandler"),
  DIGEST("DigestFunction", "bellwether.lambda.DigestHandler"),
  INBOUND_MAIL("InboundMailFunction", "bellwether.lambda.InboundMailHandler");

  private final String logicalId;
  private final String handler;

  LambdaFunction(String logicalId, String handler) {
    this.logicalId = logicalId;
    this.handler = handler;
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

  /** The full name of the class: the value for {@code _HANDLER}. */
  public String handler() {
    return handler;
  }
}
