package bellwether.app.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.discover.evidence.Evidence;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.app.discover.source.SourceOptions;
import bellwether.app.discover.source.SourceReader;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.view.DiscoverModals;
import bellwether.store.CustomerStore;
import java.util.ArrayList;
import java.util.List;

/** Handles the modal in which a team uploads or pastes what shows its vendors. */
public final class DiscoverInteractions {
  private static final String TITLE = "Discover vendors";
  private static final int MAX_LEFT_OUT = 20;

  private final CustomerStore customers;
  private final SlackGateway slack;

  public DiscoverInteractions(CustomerStore customers, SlackGateway slack) {
    this.customers = customers;
    this.slack = slack;
  }

  /** Shows the vendors of the source, none of them selected. */
  public Reply propose(Interaction interaction) {
    String file = interaction.input(DiscoverModals.FILE);
    String text = interaction.input(DiscoverModals.TEXT);
    if (file.isEmpty() && text.isEmpty()) {
      return new Reply.FieldError(DiscoverModals.TEXT, "Upload a file, or paste text.");
    }
    List<SourceReading> readings = new ArrayList<>();
    String block = DiscoverModals.FILE;
    try {
      if (!file.isEmpty()) {
        readings.add(SourceReader.read("file", download(interaction, file), SourceOptions.UPLOAD));
      }
      block = DiscoverModals.TEXT;
      if (!text.isEmpty()) {
        readings.add(SourceReader.read("pasted text", text.getBytes(UTF_8), SourceOptions.UPLOAD));
      }
    } catch (UnreadableSourceException e) {
      return new Reply.FieldError(block, "This " + e.getMessage() + ".");
    }
    return toReply(Discovery.of(readings, customers.vendors(interaction.team())));
  }

  private byte[] download(Interaction interaction, String address)
      throws UnreadableSourceException {
    return slack
        .download(interaction.team(), address, SourceOptions.UPLOAD.maxBytes())
        .orElseThrow(() ->
            new UnreadableSourceException(
                "could not be downloaded from Slack, or is larger than 1 MB: for larger files, use"
                    + " ./bellwether discover"));
  }

  private static Reply toReply(Discovery discovery) {
    List<Proposal> unlisted = discovery.unlisted();
    if (unlisted.isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add(DiscoveryText.summary(discovery) + ".");
      addNotes(discovery, lines);
      discovery.leftOut().stream()
          .limit(MAX_LEFT_OUT)
          .forEach(entry -> lines.add("Left out: " + entry.describe()));
      return new Reply.Notice(TITLE, lines);
    }
    return new Reply.NextModal(
        DiscoverModals.proposalsModal(
            introduction(discovery),
            unlisted.stream().map(DiscoverInteractions::toChoice).toList(),
            DiscoveryText.explain(DiscoveryText.kinds(unlisted))));
  }

  private static void addNotes(Discovery discovery, List<String> lines) {
    discovery.readings().stream()
        .flatMap(reading -> reading.notes().stream())
        .forEach(note -> lines.add("Note: " + note + "."));
  }

  private static List<String> introduction(Discovery discovery) {
    List<String> lines = new ArrayList<>();
    lines.add(DiscoveryText.summary(discovery) + ". No vendor is watched unless you select it.");
    addNotes(discovery, lines);
    int leftOut = discovery.leftOut().size();
    int links = discovery.chain().size();
    if (leftOut > 0) {
      lines.add("Left out: " + leftOut + ". ./bellwether discover says why.");
    }
    if (links > 0) {
      lines.add("Subcontractors in the declared chain, not proposed: " + links + ".");
    }
    return lines;
  }

  private static DiscoverModals.Choice toChoice(Proposal proposal) {
    Evidence strongest = proposal.evidence().getFirst();
    int more = proposal.evidence().size() - 1;
    return new DiscoverModals.Choice(
        proposal.name(), strongest.describe() + (more == 0 ? "" : ", and " + more + " more"));
  }
}
