package bellwether.slack.reply;

import bellwether.domain.Incident;
import java.util.List;

/**
 * What is on record about a vendor.
 *
 * @param stories its incidents, the one with the newest report first
 * @param mentions reports that only name it, newest first
 */
public record Dossier(List<Story> stories, List<Sighting> mentions) {
  public static final Dossier EMPTY = new Dossier(List.of(), List.of());

  public Dossier {
    stories = List.copyOf(stories);
    mentions = List.copyOf(mentions);
  }

  /** Whether nothing at all is on record. */
  public boolean isEmpty() {
    return stories.isEmpty() && mentions.isEmpty();
  }

  /**
   * An incident as its reports on record tell it.
   *
   * @param reports oldest first, at least one
   */
  public record Story(Incident incident, List<Sighting> reports) {
    public Story {
      reports = List.copyOf(reports);
    }
  }
}
