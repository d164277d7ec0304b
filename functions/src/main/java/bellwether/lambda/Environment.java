package bellwether.lambda;

import bellwether.app.workspace.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads settings from environment variables; errors name the variable and the fix. */
public final class Environment {
  private final Map<String, String> variables;

  /** An empty variable counts as unset: SAM passes empty strings for omitted parameters. */
  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value, or empty if it is unset or blank. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * The value of a variable that must be set.
   *
   * @param meaning what to set it to, for the message
   * @throws InvalidSettingException if it is unset
   */
  public String require(String name, String meaning) {
    return find(name)
        .orElseThrow(() -> new InvalidSettingException(name + " is not set: set it to " + meaning));
  }

  /** The name of a table: the variable's value, or the default name. */
  public String tableName(String aggregate) {
    return find("BELLWETHER_" + aggregate.toUpperCase(java.util.Locale.ROOT) + "_TABLE")
        .orElse("bellwether-" + aggregate);
  }

  /**
   * A positive ISO 8601 duration.
   *
   * @throws InvalidSettingException if it is set to something else
   */
  public Duration duration(String name, Duration usual) {
    return find(name).map(value -> parsePositiveDuration(name, value)).orElse(usual);
  }

  /**
   * An http or https address.
   *
   * @throws InvalidSettingException if it is set to something else; the message omits the value,
   *     which may contain a password
   */
  public URI url(String name, URI usual) {
    Optional<String> value = find(name);
    if (value.isEmpty()) {
      return usual;
    }
    try {
      URI url = new URI(value.get());
      if (url.getHost() != null && url.getScheme().matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // reported below, with the fix
    }
    throw new InvalidSettingException(name + " must be an http or https address such as " + usual);
  }

  /**
   * An hour of the day, 0 to 23.
   *
   * @throws InvalidSettingException if it is set to something else
   */
  public int hour(String name, int usual) {
    String value = find(name).orElse(Integer.toString(usual));
    try {
      int hour = Integer.parseInt(value);
      if (hour >= 0 && hour <= 23) {
        return hour;
      }
    } catch (NumberFormatException e) {
      // reported below, with the fix
    }
    throw new InvalidSettingException(name + " must be an hour from 0 to 23, not \"" + value + '"');
  }

  private static Duration parsePositiveDuration(String name, String value) {
    try {
      Duration duration = Duration.parse(value);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // reported below, with the fix
    }
    throw new InvalidSettingException(
        name + " must be a positive ISO 8601 duration such as PT2M, not \"" + value + '"');
  }
}
