package bellwether.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.request.Command.AddFeed;
import bellwether.slack.request.Command.Help;
import bellwether.slack.request.Command.ListVendors;
import bellwether.slack.request.Command.Lookup;
import bellwether.slack.request.Command.RecentAlerts;
import bellwether.slack.request.Command.RemoveFeed;
import bellwether.slack.request.Command.Unwatch;
import bellwether.slack.request.Command.Watch;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandTest {

  static Stream<Arguments> validCommands() {
    return Stream.of(
        Arguments.of("mimecast", new Lookup("mimecast")),
        Arguments.of("  Palo   Alto\tNetworks ", new Lookup("Palo Alto Networks")),
        Arguments.of("\"Recent\"", new Lookup("Recent")),
        Arguments.of("“Watch Inc”", new Lookup("Watch Inc")),
        Arguments.of("„Help AG“", new Lookup("Help AG")),
        Arguments.of("\"left open", new Lookup("left open")),
        Arguments.of("O'Reilly", new Lookup("O'Reilly")),
        Arguments.of("AT&amp;T", new Lookup("AT&T")),
        Arguments.of("&amp;lt;x", new Lookup("&lt;x")),
        Arguments.of("<http://okta.com|okta.com>", new Lookup("okta.com")),
        Arguments.of("&lt;https://okta.com|okta.com&gt;", new Lookup("okta.com")),
        Arguments.of("7-Eleven", new Lookup("7-Eleven")),
        Arguments.of("watchguard", new Lookup("watchguard")),
        Arguments.of("lookup okta", new Lookup("lookup okta")),
        Arguments.of("三菱電機", new Lookup("三菱電機")),
        Arguments.of("ok\u200Bta\u202E", new Lookup("okta")),
        Arguments.of("watch Okta", new Watch("Okta")),
        Arguments.of("WATCH “Okta, Inc.”", new Watch("Okta, Inc.")),
        Arguments.of("watch watch", new Watch("watch")),
        Arguments.of("watch \"Recent\"", new Watch("Recent")),
        Arguments.of("unWatch Okta", new Unwatch("Okta")),
        Arguments.of("vendors", new ListVendors()),
        Arguments.of("Vendors ", new ListVendors()),
        Arguments.of("recent", new RecentAlerts()),
        Arguments.of("FEEDS", new Command.ListFeeds()),
        Arguments.of("feeds add https://a.example/x", new AddFeed("https://a.example/x")),
        Arguments.of(
            "Feeds ADD <https://a.example/x?b=1&amp;c=2>",
            new AddFeed("https://a.example/x?b=1&c=2")),
        Arguments.of(
            "feeds add &lt;https://a.example|a.example&gt;", new AddFeed("https://a.example")),
        Arguments.of("feeds add a word or two", new AddFeed("a word or two")),
        Arguments.of("feeds remove a.example/x", new RemoveFeed("a.example/x")),
        Arguments.of("\"feeds add\"", new Lookup("feeds add")),
        Arguments.of(
            "why <https://a.example/x|a.example>", new Command.Explain("https://a.example/x")),
        Arguments.of("why https://a.example/x?y=1", new Command.Explain("https://a.example/x?y=1")),
        Arguments.of("test Okta was hacked", new Command.TryText("Okta was hacked")),
        Arguments.of(
            "exclude Box \"box office\"", new Command.ExcludePhrase("Box \"box office\"", false)),
        Arguments.of("exclude CONFIRM Box office", new Command.ExcludePhrase("Box office", true)),
        Arguments.of("include Box office", new Command.IncludePhrase("Box office")),
        Arguments.of("help", new Help(null)),
        Arguments.of("HELP me", new Help(null)),
        Arguments.of("", new Help(null)),
        Arguments.of(" \u200B\n", new Help(null)));
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
        Arguments.of("recent 10", "recent 10"),
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
    assertThat(Command.parse(text)).isEqualTo(new Help(unknown));
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
