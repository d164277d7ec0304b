package bellwether.slack.request;

/** Who may use a control, a modal, a command or an event of Slack; each includes the next. */
public enum Permission {
  /** Everybody whose request Slack signed: it shows nothing of the workspace. */
  ANYONE,

  /** Members, and guests of the workspace if its settings allow that. */
  RESPONDER,

  /** Members of the workspace who are not guests. */
  MEMBER,

  /** The members that the workspace named as editors, if it named any; else every member. */
  EDITOR,

  /** Nobody: it is unknown, such as a control of another version. */
  NOBODY
}
