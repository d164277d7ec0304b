package bellwether.app.discover.evidence;

import bellwether.domain.vendor.DeclaredLink;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what a parser finds in one source, with untrusted text cleaned and limited. */
public final class SourceFindings {
  /** A larger source lists something else than vendors. */
  private static final int MAX_ENTRIES = 20_000;

  /** No company has a longer name. */
  private static final int MAX_NAME = 120;

  private static final int MAX_DETAIL = 200;

  private final String source;
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<DeclaredLink> chain = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int entries;

  public SourceFindings(String source) {
    this.source = SafeText.clean(source, MAX_DETAIL);
  }

  public void add(
      String name,
      @Nullable String domain,
      EvidenceKind kind,
      String place,
      String detail,
      String limits)
      throws UnreadableSourceException {
    String cleanName = SafeText.clean(name);
    if (Vendor.key(cleanName).isEmpty()) {
      leaveOut(detail, place, "has no name");
    } else if (cleanName.length() > MAX_NAME) {
      leaveOut(cleanName, place, "the name is longer than " + MAX_NAME + " characters");
    } else {
      count();
      sightings.add(
          new Sighting(
              cleanName, domain, new Evidence(kind, source, place, clean(detail), clean(limits))));
    }
  }

  public void link(DeclaredLink link) throws UnreadableSourceException {
    count();
    chain.add(
        new DeclaredLink(
            clean(link.contract()),
            clean(link.service()),
            link.rank(),
            clean(link.provider()),
            clean(link.recipient())));
  }

  public void leaveOut(String what, String place, String reason) throws UnreadableSourceException {
    count();
    leftOut.add(new LeftOut(source, place, clean(what), clean(reason)));
  }

  public void note(String note) {
    notes.add(clean(note));
  }

  public boolean isEmpty() {
    return entries == 0;
  }

  public SourceReading toReading(String format) {
    return new SourceReading(source, format, sightings, chain, leftOut, notes);
  }

  private void count() throws UnreadableSourceException {
    if (++entries > MAX_ENTRIES) {
      throw new UnreadableSourceException(
          String.format(
              Locale.ROOT, "has more than %,d entries: split it and give the parts", MAX_ENTRIES));
    }
  }

  private static DeclaredLink.Party clean(DeclaredLink.Party party) {
    return new DeclaredLink.Party(clean(party.code()), clean(party.name()));
  }

  private static String clean(String text) {
    return SafeText.clean(text, MAX_DETAIL);
  }
}
