package bellwether.local.terminal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Prints log lines as events. A pattern such as {@code "feed failed feed={} reason={}"} becomes the
 * event {@code feed_failed} with the fields {@code feed} and {@code reason}.
 */
final class TerminalLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  /** A placeholder, with the name of its field if it has one. */
  private static final Pattern PLACEHOLDER = Pattern.compile("(?:(\\w+)=)?\\{}");

  private static volatile Terminal terminal = new TextTerminal(System.out, System.err);

  private final boolean isOwn;

  TerminalLogger(String name) {
    this.name = name;
    this.isOwn = name.startsWith("bellwether.");
  }

  /** Sets where all loggers print. */
  static void printTo(Terminal target) {
    terminal = target;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    String template = pattern == null ? "" : pattern;
    String message = MessageFormatter.basicArrayFormat(template, arguments) + "";
    TerminalEvent event =
        (level == Level.ERROR
                ? TerminalEvent.error(eventName(template), message)
                : level == Level.WARN
                    ? TerminalEvent.warn(eventName(template), "", message)
                    : TerminalEvent.info(eventName(template), "", message))
            .with("logger", name)
            .withCause(thrown);
    Matcher placeholder = PLACEHOLDER.matcher(template);
    for (int i = 0; arguments != null && i < arguments.length && placeholder.find(); i++) {
      if (placeholder.group(1) != null) {
        event = event.with(placeholder.group(1), arguments[i]);
      }
    }
    terminal.print(event);
  }

  /** The first constant words; the lines of libraries have no stable words. */
  private String eventName(String template) {
    return PLACEHOLDER
        .splitAsStream(template)
        .map(words -> words.strip().replaceAll("[^A-Za-z]+", "_").replaceAll("^_|_$", ""))
        .filter(words -> isOwn && !words.isEmpty())
        .findFirst()
        .orElse("library_log")
        .toLowerCase(Locale.ROOT);
  }

  private boolean isEnabled(Level level) {
    @Nullable Level minimum = isOwn ? terminal.logLevel() : terminal.libraryLogLevel();
    return minimum != null && level.toInt() >= minimum.toInt();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return isEnabled(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return isEnabled(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return isEnabled(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return isEnabled(Level.ERROR);
  }
}
