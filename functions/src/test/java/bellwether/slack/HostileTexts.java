package bellwether.slack;

/** Texts and addresses that may break a message, or be acted upon by Slack. */
final class HostileTexts {
  static final String[] PIECES = {
    "<!channel>",
    "<!here>",
    "<@U123>",
    "<#C123|x>",
    "<!subteam^S1>",
    "<https://evil.example|Okta>",
    "&lt;!channel&gt;",
    "&amp;",
    "&",
    "<",
    ">",
    "*",
    "_",
    "~",
    "`",
    "```",
    "> ",
    "@channel",
    ":tada:",
    "\u202E",
    "\u200B",
    "\u2066",
    "\u0000",
    "\u0007",
    "\r\n",
    "\n",
    "\t",
    "\u2028",
    "\uFEFF",
    "\uD83D",
    "\uDE00",
    "😀",
    "👩‍💻",
    "e\u0301",
    "Mimecast",
    "SolarWinds",
    " ",
    " ",
    "\"",
    "\\",
    "{}",
    "三菱",
    "\uDB40\uDD01",
    "a",
    "the source code was taken"
  };
  static final String[] URLS = {
    "https://news.example/a",
    "http://news.example/ü?x={1}&y=[2]",
    "javascript:alert(1)",
    "https://a.example/|x",
    "https://a.example/<!channel>",
    "https://okta.com@evil.example/",
    "",
    "x",
    "https://a.example/" + "p".repeat(3500),
    "https://a.example/" + "p".repeat(2900),
    "https://müller.example/",
    "https://a.example/%zz#a#b"
  };

  /** Longer than any limit. */
  static final String[] OVERLONG = {
    "😀".repeat(5_000),
    "a".repeat(50_000),
    "&<>".repeat(2_000),
    "\n".repeat(5_000),
    "\u202E".repeat(5_000),
    "<!channel> ".repeat(1_000),
    "e" + "\u0301".repeat(5_000),
    "\uD83D".repeat(3_000)
  };

  private HostileTexts() {}
}
