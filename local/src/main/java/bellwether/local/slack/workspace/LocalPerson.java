package bellwether.local.slack.workspace;

import java.util.Arrays;
import java.util.Optional;

/**
 * The people whom the user of the page can act as. The requests in {@code events/} are the
 * member's.
 */
public enum LocalPerson {
  MEMBER(LocalWorkspace.USER, LocalWorkspace.USER_NAME, LocalWorkspace.TEAM, false, false),
  GUEST("U0GUEST", "gus", LocalWorkspace.TEAM, true, false),
  SINGLE_CHANNEL_GUEST("U0SINGLE", "sina", LocalWorkspace.TEAM, true, true),

  /** In the channels through Slack Connect. */
  OTHER_WORKSPACE("U0123456789", "dana", "T0123456789", false, false);

  private final String id;
  private final String handle;
  private final String team;
  private final boolean restricted;
  private final boolean ultraRestricted;

  LocalPerson(String id, String handle, String team, boolean restricted, boolean ultraRestricted) {
    this.id = id;
    this.handle = handle;
    this.team = team;
    this.restricted = restricted;
    this.ultraRestricted = ultraRestricted;
  }

  public static Optional<LocalPerson> findById(String id) {
    return Arrays.stream(values()).filter(person -> person.id.equals(id)).findFirst();
  }

  /** The person with this constant's name, else the member. */
  public static LocalPerson named(String name) {
    return Arrays.stream(values())
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElse(MEMBER);
  }

  public String id() {
    return id;
  }

  public String handle() {
    return handle;
  }

  public String team() {
    return team;
  }

  public boolean restricted() {
    return restricted;
  }

  public boolean ultraRestricted() {
    return ultraRestricted;
  }
}
