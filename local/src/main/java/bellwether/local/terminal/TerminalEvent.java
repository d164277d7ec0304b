package bellwether.local.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Something that a command reports: a line for people, and fields for programs.
 *
 * @param name a stable name for programs, such as {@code feed_failing}
 * @param label starts the line for people, such as {@code ALERT}; may be empty
 * @param text one line, which may contain hostile text
 * @param details further lines for people, whose content the fields contain too
 * @param fields numbers, booleans, texts and lists of them
 * @param cause an exception whose stack trace is of interest
 */
public record TerminalEvent(
    Level level,
    String name,
    String label,
    String text,
    List<String> details,
    Map<String, Object> fields,
    @Nullable Throwable cause) {

  public TerminalEvent {
    details = List.copyOf(details);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  private TerminalEvent(Level level, String name, String label, String text) {
    this(level, name, label, text, List.of(), Map.of(), null);
  }

  public static TerminalEvent info(String name, String label, String text) {
    return new TerminalEvent(Level.INFO, name, label, text);
  }

  public static TerminalEvent warn(String name, String label, String text) {
    return new TerminalEvent(Level.WARN, name, label, text);
  }

  /** Creates an error, which people see as a line of the program {@code bellwether}. */
  public static TerminalEvent error(String name, String text) {
    return new TerminalEvent(Level.ERROR, name, "bellwether:", text);
  }

  /** Adds a field; null adds nothing. */
  public TerminalEvent with(String field, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new TerminalEvent(level, name, label, text, details, more, cause);
  }

  public TerminalEvent withDetail(String line) {
    List<String> more = new ArrayList<>(details);
    more.add(line);
    return new TerminalEvent(level, name, label, text, more, fields, cause);
  }

  public TerminalEvent withCause(@Nullable Throwable thrown) {
    return new TerminalEvent(level, name, label, text, details, fields, thrown);
  }
}
