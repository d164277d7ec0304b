package bellwether.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.request.Command.Verb;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandTest {

  static Stream<Arguments> validCommands() {
    return Stream.of(
        Arguments.of("mimecast", new Command(Verb.LOOKUP, "mimecast")),
        Arguments.of("  Palo   Alto\tNetworks ", new Command(Verb.LOOKUP, "Palo Alto Networks")),
        Arguments.of("\"Recent\"", new Command(Verb.LOOKUP, "Recent")),
        Arguments.of("“Watch Inc”", new Command(Verb.LOOKUP, "Watch Inc")),
        Arguments.of("„Help AG“", new Command(Verb.LOOKUP, "Help AG")),
        Arguments.of("\"left open", new Command(Verb.LOOKUP, "left open")),
        Arguments.of("O'Reilly", new Command(Verb.LOOKUP, "O'Reilly")),
        Arguments.of("AT&amp;T", new Command(Verb.LOOKUP, "AT&T")),
        Arguments.of("&amp;lt;x", new Command(Verb.LOOKUP, "&lt;x")),
        Arguments.of("<http://okta.com|okta.com>", new Command(Verb.LOOKUP, "okta.com")),
        Arguments.of("&lt;https://okta.com|okta.com&gt;", new Command(Verb.LOOKUP, "okta.com")),
        Arguments.of("7-Eleven", new Command(Verb.LOOKUP, "7-Eleven")),
        Arguments.of("watchguard", new Command(Verb.LOOKUP, "watchguard")),
        Arguments.of("lookup okta", new Command(Verb.LOOKUP, "lookup okta")),
        Arguments.of("三菱電機", new Command(Verb.LOOKUP, "三菱電機")),
        Arguments.of("ok\u200Bta\u202E", new Command(Verb.LOOKUP, "okta")),
        Arguments.of("watch Okta", new Command(Verb.WATCH, "Okta")),
        Arguments.of("WATCH “Okta, Inc.”", new Command(Verb.WATCH, "Okta, Inc.")),
        Arguments.of("watch watch", new Command(Verb.WATCH, "watch")),
        Arguments.of("watch \"Recent\"", new Command(Verb.WATCH, "Recent")),
        Arguments.of("unWatch Okta", new Command(Verb.UNWATCH, "Okta")),
        Arguments.of("vendors", new Command(Verb.VENDORS, "")),
        Arguments.of("Vendors ", new Command(Verb.VENDORS, "")),
        Arguments.of("recent", new Command(Verb.RECENT, "")),
        Arguments.of("discover", new Command(Verb.DISCOVER, "")),
        Arguments.of("Discover Financial", new Command(Verb.LOOKUP, "Discover Financial")),
        Arguments.of("Recent 10", new Command(Verb.RECENT, "10")),
        Arguments.of("FEEDS", new Command(Verb.FEEDS, "")),
        Arguments.of(
            "feeds add https://a.example/x", new Command(Verb.ADD_FEED, "https://a.example/x")),
        Arguments.of(
            "Feeds ADD <https://a.example/x?b=1&amp;c=2>",
            new Command(Verb.ADD_FEED, "https://a.example/x?b=1&c=2")),
        Arguments.of(
            "feeds add &lt;https://a.example|a.example&gt;",
            new Command(Verb.ADD_FEED, "https://a.example")),
        Arguments.of("feeds add a word or two", new Command(Verb.ADD_FEED, "a word or two")),
        Arguments.of("feeds remove a.example/x", new Command(Verb.REMOVE_FEED, "a.example/x")),
        Arguments.of("\"feeds add\"", new Command(Verb.LOOKUP, "feeds add")),
        Arguments.of(
            "why <https://a.example/x|a.example>",
            new Command(Verb.EXPLAIN, "https://a.example/x")),
        Arguments.of(
            "why https://a.example/x?y=1", new Command(Verb.EXPLAIN, "https://a.example/x?y=1")),
        Arguments.of("test Okta was hacked", new Command(Verb.TEST, "Okta was hacked")),
        Arguments.of(
            "exclude Box \"box office\"",
            new Command(Verb.PREVIEW_EXCLUSION, "Box \"box office\"")),
        Arguments.of("exclude CONFIRM Box office", new Command(Verb.EXCLUDE, "Box office")),
        Arguments.of("include Box office", new Command(Verb.INCLUDE, "Box office")),
        Arguments.of("help", new Command(Verb.HELP, "")),
        Arguments.of("HELP me", new Command(Verb.HELP, "")),
        Arguments.of("", new Command(Verb.HELP, "")),
        Arguments.of(" \u200B\n", new Command(Verb.HELP, "")));
  }

  @ParameterizedTest
  @MethodSource("validCommands")
  void parse_returnsCommand(String text, Command command) {
    assertThat(Command.parse(text)).isEqualTo(command);
  }

  static Stream<Arguments> invalidCommands() {
    return Stream.of(
        Arguments.of("watch", "watch"),
        Arguments.of("unwatch ", "unwatch"),
        Arguments.of("watch \"\"", "\"\""),
        Arguments.of("watch --all", "--all"),
        Arguments.of("vendors foo", "vendors foo"),
        Arguments.of("recent 0", "recent 0"),
        Arguments.of("recent 100", "recent 100"),
        Arguments.of("recent ٣", "recent ٣"),
        Arguments.of("feeds add", "feeds add"),
        Arguments.of("feeds addhttps://a.example", "feeds addhttps://a.example"),
        Arguments.of("feeds list all", "feeds list all"),
        Arguments.of("why", "why"),
        Arguments.of("test", "test"),
        Arguments.of("exclude", "exclude"),
        Arguments.of("--help", "--help"),
        Arguments.of("-h", "-h"),
        Arguments.of("?", "?"),
        Arguments.of("...", "..."),
        Arguments.of("\"Okta\" and \"Auth0\"", "\"Okta\" and \"Auth0\""),
        Arguments.of("\"", "\""),
        Arguments.of("<@U123|bob>", "<@U123|bob>"),
        Arguments.of("<!channel>", "<!channel>"),
        Arguments.of("<#C123|general>", "<#C123|general>"),
        Arguments.of("x".repeat(200), "x".repeat(39) + "…"));
  }

  @ParameterizedTest
  @MethodSource("invalidCommands")
  void parse_invalidCommand_returnsHelp(String text, String unknown) {
    assertThat(Command.parse(text)).isEqualTo(new Command(Verb.HELP, unknown));
  }

  @Test
  void parse_neverThrows() {
    long seed = 4711;
    Random random = new Random(seed);
    String[] pieces = {
      "watch", "unwatch", "vendors", " ", "\"", "“", "”", "<", ">", "|", "http://", "&amp;", "&lt;",
      "-", "?", "\u202E", "\uD83D", "😀", "Okta", "", "\n", "@", "help", "%", "é", "feeds", "add",
      "why", "test", "remove", "exclude", "confirm", "include"
    };
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(Command.parse(text.toString())).as("seed %d: %s", seed, text).isNotNull();
    }
  }
}
