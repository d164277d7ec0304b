package bellwether.feed;

/** Builds feeds for the tests of hostile input. */
final class SyndicationSamples {
  private SyndicationSamples() {}

  static String twentyItems() {
    StringBuilder feed =
        new StringBuilder(
            "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel><title>x</title>");
    for (int i = 0; i < 20; i++) {
      feed.append("<item><title>Título ")
          .append(i)
          .append("</title><guid>g")
          .append(i)
          .append("</guid><description><![CDATA[<p>a & b</p>]]></description></item>\n");
    }
    return feed.append("</channel></rss>").toString();
  }
}
