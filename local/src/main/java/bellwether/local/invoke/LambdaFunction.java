package bellwether.local.invoke;

import bellwether.local.cli.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The functions of template.yaml by their logical ids, each with the handler that it names. */
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
   * The function that the template calls so.
   *
   * @throws UserError if none is; its line names them all
   */
  public static LambdaFunction fromLogicalId(String logicalId) {
    return Arrays.stream(values())
        .filter(function -> function.logicalId.equals(logicalId))
        .findFirst()
        .orElseThrow(() ->
            UserError.usage(
                String.format(
                    Locale.ROOT,
                    "no function '%s' in template.yaml; there are %s",
                    logicalId,
                    Arrays.stream(values())
                        .map(LambdaFunction::logicalId)
                        .collect(Collectors.joining(", ")))));
  }

  public String logicalId() {
    return logicalId;
  }

  /** The class's full name: what {@code _HANDLER} is set to. */
  public String handler() {
    return handler;
  }
}
