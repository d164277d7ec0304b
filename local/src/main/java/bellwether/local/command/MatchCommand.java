package bellwether.local.command;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.incidents.IncidentLinker;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import bellwether.match.roles.RoleClassifier;
import bellwether.store.dynamo.json.StatedJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.jspecify.annotations.Nullable;

/** {@code match}: prints which vendors each item of a stream is about, and whether it alerts. */
public final class MatchCommand implements CliCommand {
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
  public String name() {
    return "match";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    options.rejectArguments();
    Path file = Path.of(options.require("--vendors"));
    boolean explain = options.hasFlag("--explain");
    Matcher matcher = Matcher.of(VendorFileReader.read(file, err::println));
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
      if (item.isObject() && !item.path("id").asText("").isEmpty()) {
        out.println(match(matcher, explain, item));
        return true;
      }
    } catch (JsonProcessingException e) {
      // Reported below, like JSON without an id.
    }
    err.println("line " + number + " is skipped: it is not a JSON object with an \"id\"");
    return false;
  }

  private ObjectNode match(Matcher matcher, boolean explain, JsonNode item) {
    Advisory advisory = parseAdvisory(item);
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", item.get("id"));
    ArrayNode found = answer.putArray("matches");
    List<Match> matches = matcher.match(advisory);
    matches.forEach(match -> found.add(toJson(advisory, match, matches)));
    if (explain) {
      writeExplanation(matcher.explain(advisory), answer);
    }
    return answer;
  }

  /** Adds every text passage that spells a vendor's name, and the evidence for each match. */
  private static void writeExplanation(Explanation explanation, ObjectNode answer) {
    ArrayNode candidates = answer.putArray("candidates");
    for (Candidate candidate : explanation.candidates()) {
      candidates
          .addObject()
          .put("vendor", candidate.vendor().name())
          .put("matched", candidate.matchedText())
          .put("zone", candidate.zone())
          .put("sentence", candidate.sentence())
          .put("taken", candidate.accepted())
          .put("why", candidate.reason());
    }
    ArrayNode findings = answer.putArray("weighed");
    for (Finding finding : explanation.findings()) {
      ObjectNode json = findings.addObject().put("vendor", finding.match().vendor().name());
      RoleProbabilities probabilities = finding.probabilities();
      if (probabilities != null) {
        for (Role role : Role.values()) {
          json.put(
              role.name(),
              Math.round(RoleClassifier.probability(probabilities, role) * 1_000) / 1_000.0);
        }
      }
      finding.evidence().forEach(json.putArray("evidence")::add);
    }
  }

  private ObjectNode toJson(Advisory advisory, Match match, List<Match> matches) {
    ObjectNode json = JSON.createObjectNode();
    json.put("vendor", match.vendor().name());
    json.put("role", match.role().name());
    json.put("alert", match.triggersAlert());
    json.put("confidence", match.confidence().name());
    json.put("matched", match.matchedText());
    json.put("sentence", match.sentence());
    match.rules().forEach(json.putArray("rules")::add);
    Optional<LinkedReport> linked = linkIncident(advisory, match, matches);
    json.put("incident", linked.map(report -> report.incident().id()).orElse(null));
    json.put("kind", linked.map(report -> report.kind().name()).orElse(null));
    return json;
  }

  /** Returns nothing if the match does not alert. A denial joins the incident that it denies. */
  private Optional<LinkedReport> linkIncident(Advisory advisory, Match match, List<Match> matches) {
    Map<String, Incident> known =
        incidents.computeIfAbsent(match.vendor().key(), _ -> new LinkedHashMap<>());
    Optional<LinkedReport> linked =
        IncidentLinker.linkIfRelevant(new ArrayList<>(known.values()), advisory, match, matches);
    linked.ifPresent(report -> known.put(report.incident().id(), report.incident()));
    return linked.filter(_ -> match.triggersAlert());
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

  /** Accepts a date, a time in UTC, or a time with its offset; anything else is null. */
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
