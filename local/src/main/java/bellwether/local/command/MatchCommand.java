package bellwether.local.command;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.incidents.IncidentLinker;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import bellwether.store.dynamo.json.StatedJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code match}: reads items as lines of JSON and prints what each matches and whether it alerts.
 */
public final class MatchCommand implements CliCommand {
  private static final String USAGE =
      "./bellwether match --vendors FILE.csv [--explain] < ITEMS.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]]", Locale.ROOT);

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Map<String, Map<String, Incident>> incidents = new HashMap<>();

  public MatchCommand(InputStream in, PrintStream out, PrintStream err, Clock clock) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "--vendors FILE.csv [--explain] < ITEMS.jsonl   which vendors each item is about, and what would alert";
  }

  /**
   * Matches the lines, as one stream in the order given; the exit code is 1 if one was left out.
   */
  @Override
  public int run(List<String> words) throws IOException {
    CommandOptions options =
        CommandOptions.parse(words, Set.of("--vendors"), Set.of("--explain"), USAGE)
            .requireNoPositionals(USAGE);
    Path file = Path.of(options.require("--vendors", USAGE));
    boolean explain = options.hasFlag("--explain");
    Matcher matcher = Matcher.of(new VendorFileReader(file, err::println).read());
    int status = 0;
    int number = 0;
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !matchLine(matcher, explain, line, number)) {
        status = 1;
      }
    }
    return status;
  }

  private boolean matchLine(Matcher matcher, boolean explain, String line, int number) {
    try {
      JsonNode item = JSON.readTree(line);
      if (!item.isObject() || item.path("id").asText("").isEmpty()) {
        throw new UserError("no \"id\"");
      }
      Advisory advisory = parseAdvisory(item);
      ObjectNode answer = JSON.createObjectNode();
      answer.set("id", item.get("id"));
      List<Match> matches = matcher.match(advisory);
      for (Match match : matches) {
        answer.withArray("matches").add(toJson(advisory, match, matches));
      }
      answer.withArray("matches");
      if (explain) {
        writeExplanation(matcher.explain(advisory), answer);
      }
      out.println(answer);
      return true;
    } catch (JsonProcessingException | UserError e) {
      err.println("line " + number + " is left out: not an object of JSON with an \"id\"");
      return false;
    }
  }

  /** Every place that spells a vendor's name, and all that was weighed for each match. */
  private static void writeExplanation(Explanation explanation, ObjectNode answer) {
    for (Candidate candidate : explanation.candidates()) {
      ObjectNode told = answer.withArray("candidates").addObject();
      told.put("vendor", candidate.vendor().name());
      told.put("matched", candidate.matchedText());
      told.put("zone", candidate.zone());
      told.put("sentence", candidate.sentence());
      told.put("taken", candidate.accepted());
      told.put("why", candidate.reason());
    }
    answer.withArray("candidates");
    for (Finding finding : explanation.findings()) {
      ObjectNode told = answer.withArray("weighed").addObject();
      told.put("vendor", finding.match().vendor().name());
      finding.evidence().forEach(told.putArray("evidence")::add);
      finding.features().stream().sorted().forEach(told.putArray("signs")::add);
    }
    answer.withArray("weighed");
  }

  private ObjectNode toJson(Advisory advisory, Match match, List<Match> matches) {
    ObjectNode told = JSON.createObjectNode();
    told.put("vendor", match.vendor().name());
    told.put("role", match.role().name());
    told.put("alert", match.triggersAlert());
    told.put("confidence", match.confidence().name());
    told.put("matched", match.matchedText());
    told.put("sentence", match.sentence());
    match.rules().forEach(told.putArray("rules")::add);
    Optional<LinkedReport> linked = linkIncident(advisory, match, matches);
    told.put("incident", linked.map(linkedReport -> linkedReport.incident().id()).orElse(null));
    told.put("kind", linked.map(linkedReport -> linkedReport.kind().name()).orElse(null));
    return told;
  }

  /** Empty if the match does not alert; a denial joins the incident that it denies. */
  private Optional<LinkedReport> linkIncident(Advisory advisory, Match match, List<Match> matches) {
    Map<String, Incident> known =
        incidents.computeIfAbsent(match.vendor().key(), key -> new LinkedHashMap<>());
    Optional<LinkedReport> linked =
        IncidentLinker.linkIfRelevant(new ArrayList<>(known.values()), advisory, match, matches);
    linked.ifPresent(
        linkedReport -> known.put(linkedReport.incident().id(), linkedReport.incident()));
    return linked.filter(linkedReport -> match.triggersAlert());
  }

  private Advisory parseAdvisory(JsonNode item) {
    return new Advisory(
        item.path("id").asText(),
        item.path("feed").asText("stdin"),
        item.path("title").asText(""),
        item.path("url").isTextual() ? item.path("url").asText() : null,
        item.path("text").asText(""),
        parsePublished(item.path("published").asText("")),
        StatedJson.read(item),
        clock.instant());
  }

  /** Accepts a date, a local time, taken as UTC, or a time with its offset; else null. */
  private static @Nullable OffsetDateTime parsePublished(String text) {
    try {
      TemporalAccessor parsed =
          DATE_FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (parsed) {
        case OffsetDateTime time -> time;
        case LocalDateTime time -> time.atOffset(ZoneOffset.UTC);
        case LocalDate date -> date.atStartOfDay().atOffset(ZoneOffset.UTC);
        default -> null;
      };
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
