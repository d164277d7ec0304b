package bellwether.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bellwether.domain.feed.Format;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Generates documents from the samples. */
final class SampleMutator {
  private static final Path SAMPLES = Path.of("../events/feeds");
  private static final int MAX_CHARS = 64_000;

  /** Fragments that often break parsers. */
  private static final String[] FRAGMENTS = {
    "<",
    ">",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml ",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&lt;",
    "&#0;",
    "&#x110000;",
    "&foo;",
    "&",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "9999999999999999999999",
    "\\u0000",
    "\\ud800",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u0000",
    "\uFEFF",
    "\uD83D",
    "<item>",
    "</item>",
    "<entry>",
    "<guid>",
    "<link>",
    "<title>",
    "<content:encoded>",
    "http://",
    "https://[::1",
    "javascript:",
    "http://abcdefabcdefabcd.onion/",
    "2026-13-45",
    "Feb 31",
    "From a at b  Fri Mar 19 10:38:04 2021\n",
    "=?utf-8?B?////?=",
    "boundary=",
    "--b\n",
    "*a",
    "&a ",
    "- ",
    "? ",
    "xml:base=\"http://x/\"",
    "xmlns:a=\"b\""
  };

  private static final Map<Format, List<String>> SEEDS =
      Map.ofEntries(
          Map.entry(Format.SYNDICATION, List.of("securityweek.rss", "atom-news.atom", "wire.json")),
          Map.entry(
              Format.MAILMAN,
              List.of(
                  "breachexchange/2021-March.txt",
                  "breachexchange/2021-March/005850.html",
                  "breachexchange/2021-March/005850.txt")),
          Map.entry(Format.HIBP, List.of("hibp-breaches.json")),
          Map.entry(Format.KEV, List.of("kev.json")),
          Map.entry(Format.EDGAR, List.of("edgar.atom")),
          Map.entry(Format.RANSOMWARE_LIVE, List.of("ransomware-live.json")),
          Map.entry(Format.RANSOMLOOK, List.of("ransomlook.json")),
          Map.entry(Format.GHSA, List.of("ghsa.json")),
          Map.entry(Format.OSV, List.of("osv.json", "osv.yaml")),
          Map.entry(Format.CSAF, List.of("csaf.json", "csaf-rolie.json")),
          Map.entry(Format.CSV, List.of("california.csv")),
          Map.entry(Format.JSON, List.of("washington.json")),
          Map.entry(Format.HTML, List.of("oregon.html")),
          Map.entry(Format.MAIL, List.of("../mail/0102019bd9f3a6c0-vendor-notice.eml")));

  private SampleMutator() {}

  /** A sample that is cut and recombined as the fuzzer's bytes select. */
  static byte[] mutate(Format format, FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder(sample(data.pickValue(SEEDS.get(format))));
    int cuts = data.consumeInt(0, 12);
    for (int i = 0; i < cuts && text.length() > 0 && text.length() < MAX_CHARS; i++) {
      int from = data.consumeInt(0, text.length() - 1);
      int to = Math.min(text.length(), from + data.consumeInt(0, 200));
      switch (data.consumeInt(0, 4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to).repeat(data.consumeInt(1, 20)));
        case 2 -> text.replace(from, to, data.pickValue(FRAGMENTS).repeat(data.consumeInt(1, 50)));
        case 3 -> text.insert(from, data.consumeString(40));
        default -> text.setLength(from);
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static String sample(String name) {
    try {
      return Files.readString(SAMPLES.resolve(name), ISO_8859_1);
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
