package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ResourceLines;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Nine months of generated news with known incidents, from a seed and the words in {@code
 * stream.txt}.
 */
final class NewsStream {
  private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
  private static final List<String> GANGS =
      List.of("Akira", "Qilin", "Rhysida", "SafePay", "DragonForce", "LockBit");
  private static final List<String> DATA =
      List.of(
          "passwords",
          "customer records",
          "medical records",
          "source code",
          "passport numbers",
          "payroll files",
          "bank details",
          "e-mail addresses",
          "phone numbers");
  private static final List<String> PEOPLE =
      List.of("customers", "employees", "patients", "members", "students", "passengers");
  private static final List<String> KINDS =
      List.of(
          "hospital group",
          "retailer",
          "software maker",
          "bank",
          "insurer",
          "airline",
          "payroll provider",
          "telecoms company",
          "university",
          "car maker");
  private static final List<String> ONSETS =
      List.of(
          "Bran", "Corv", "Dell", "Fenn", "Grav", "Hal", "Kest", "Lum", "Mer", "Nor", "Ost", "Pell",
          "Quor", "Rav", "Sten", "Tal", "Ulm", "Vex", "Wend", "Zan");
  private static final List<String> ENDINGS =
      List.of("ix", "ora", "well", "mark", "ton", "aris", "een", "ock", "ira", "ome");

  /**
   * One item.
   *
   * @param incidents by the vendor's name, which incident the item reports
   */
  record NewsItem(Advisory item, Map<String, String> incidents) {}

  private final Random random;
  private final Map<String, List<String>> templates = new HashMap<>();
  private final List<NewsItem> items = new ArrayList<>();
  private final List<String> vendors = new ArrayList<>();
  private int incidentCount;

  NewsStream(long seed) {
    random = new Random(seed);
    String section = "";
    for (String line : ResourceLines.lines("stream.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else {
        templates.computeIfAbsent(section, none -> new ArrayList<>()).add(line);
      }
    }
    for (int i = 0; i < 48; i++) {
      vendors.add(ONSETS.get(i % ONSETS.size()) + ENDINGS.get((i * 7 + i / 20) % ENDINGS.size()));
    }
    for (int i = 0; i < 40; i++) {
      addVendorHistory(vendors.get(i));
    }
    for (int i = 40; i < 44; i++) {
      addSupplyChainStory(vendors.get(i), vendors.subList(44, 48));
    }
    for (int i = 0; i < 60; i++) {
      addReport("noise", Map.of("V", pickRandom(vendors)), at(random.nextInt(270)), Map.of());
    }
    items.sort(Comparator.comparing(newsItem -> newsItem.item().seenAt()));
  }

  List<Vendor> vendors() {
    return vendors.stream().map(Vendor::ofName).toList();
  }

  /** Oldest first. */
  List<NewsItem> items() {
    return items;
  }

  private void addVendorHistory(String vendor) {
    String kind = pickRandom(KINDS);
    int day = random.nextInt(120);
    boolean gang = random.nextInt(3) == 0;
    int last = addStory(vendor, kind, day, gang ? "gang" : "first");
    switch (random.nextInt(4)) {
      case 0 -> addStory(vendor, kind, last + 12 + random.nextInt(40), "second");
      case 1 -> addStory(vendor, kind, last + 50 + random.nextInt(40), "first");
      default -> {}
    }
  }

  /** Adds all reports of one incident, and returns the day of the last one before the aftermath. */
  private int addStory(String vendor, String kind, int day, String how) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("V", vendor);
    facts.put("K", kind);
    facts.put("G", pickRandom(GANGS));
    facts.put("D", pickRandom(DATA));
    facts.put("P", pickRandom(PEOPLE));
    facts.put("N", String.format(Locale.ROOT, "%,d", 1_000 + random.nextInt(900_000)));
    Map<String, String> about = Map.of(vendor, vendor + " " + ++incidentCount);
    NewsItem first = addReport(how, facts, at(day), about);
    if (random.nextInt(3) == 0) {
      addCopy(first, at(day).plus(Duration.ofHours(7)), about);
    }
    int last = day;
    for (int n = random.nextInt(6); n > 0; n--) {
      last += random.nextInt(6);
      addReport("further", facts, at(last), about);
    }
    if (how.equals("first") && random.nextInt(3) == 0) {
      addReport("aftermath", facts, at(last + 5 + random.nextInt(9)), about);
    }
    return last;
  }

  private void addSupplyChainStory(String supplier, List<String> victims) {
    int day = random.nextInt(180);
    String source = supplier + " " + ++incidentCount;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("S", supplier);
    facts.put("K", "software maker");
    facts.put("D", pickRandom(DATA));
    facts.put("P", pickRandom(PEOPLE));
    facts.put("N", "12,000");
    addReport("supplier", facts, at(day), Map.of(supplier, source));
    for (String victim : victims) {
      facts.put("V", victim);
      Map<String, String> about = Map.of(supplier, source, victim, victim + " " + ++incidentCount);
      addReport("supply", facts, at(day + 1 + random.nextInt(6)), about);
    }
  }

  private NewsItem addReport(
      String section, Map<String, String> facts, Instant at, Map<String, String> about) {
    String line = pickRandom(templates.getOrDefault(section, List.of()));
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      line = line.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    String[] parts = line.split(" \\|\\| ", 2);
    String title = parts[0].substring(0, 1).toUpperCase(Locale.ROOT) + parts[0].substring(1);
    return addStory(title, parts.length > 1 ? parts[1] : "", "https://news.example/", at, about);
  }

  /** A copy at another address, or the same page by a link with a tracking parameter. */
  private void addCopy(NewsItem first, Instant at, Map<String, String> about) {
    Advisory item = first.item();
    if (random.nextBoolean()) {
      addStory(item.title(), item.text(), "https://wire.example/", at, about);
    } else {
      items.add(
          new NewsItem(
              new Advisory(
                  "n" + items.size(),
                  "other",
                  item.title() + " - Daily Wire",
                  item.url() + "?utm_source=wire",
                  item.text(),
                  at.atOffset(ZoneOffset.UTC),
                  StatedFacts.NONE,
                  at),
              about));
    }
  }

  private NewsItem addStory(
      String title, String text, String site, Instant at, Map<String, String> about) {
    String id = "n" + items.size();
    NewsItem newsItem =
        new NewsItem(
            new Advisory(
                id,
                "feed",
                title,
                site + id,
                text,
                at.atOffset(ZoneOffset.UTC),
                StatedFacts.NONE,
                at),
            about);
    items.add(newsItem);
    return newsItem;
  }

  private Instant at(int day) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(random.nextInt(900)));
  }

  private String pickRandom(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
