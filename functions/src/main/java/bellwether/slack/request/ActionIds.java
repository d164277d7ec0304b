package bellwether.slack.request;

/**
 * The ids by which Slack names what a person clicked or submitted; {@link AccessRules} says who may
 * use each. They are part of messages that are already posted and modals that are open, so they
 * must not change.
 */
public final class ActionIds {
  /** Actions on an alert's message. */
  public static final String ACKNOWLEDGE = "case.acknowledge";

  public static final String ASSIGN = "case.assign";
  public static final String NOT_AFFECTED = "case.notAffected";
  public static final String SNOOZE = "case.snooze";
  public static final String REOPEN = "case.reopen";

  /** The menu of further actions; the value of an option is the turn and the action's id. */
  public static final String CASE_MENU = "case.menu";

  /** The option that explains an alert. */
  public static final String WHY = "case.why";

  /** The option that shows the times of an alert, and the modal that it opens. */
  public static final String TIMELINE = "case.timeline";

  /** The action, and the modal that it opens, that starts a reporting clock. */
  public static final String START_CLOCK = "case.clock";

  /** Actions on a clock in the timeline; the modal of the second asks for the reason. */
  public static final String CLOCK_DONE = "clock.done";

  public static final String NOT_REPORTABLE = "clock.notReportable";
  public static final String CLOCK_DELETE = "clock.delete";

  /** Actions on an alert's message, and the modals that they open. */
  public static final String AFFECTED = "case.affected";

  public static final String DISMISS = "case.dismiss";

  public static final String CONFIRM_DISMISS = "case.dismissal";

  /** Actions on the reply to a lookup; the value is the vendor's name. */
  public static final String WATCH = "vendor.watch";

  public static final String UNWATCH = "vendor.unwatch";

  public static final String HOME_IMPORT = "home.import";
  public static final String HOME_DISCOVER = "home.discover";

  public static final String HOME_SETTINGS = "home.settings";
  public static final String HOME_EDIT_VENDOR = "home.edit";

  public static final String ROUTE_UP = "route.up";

  public static final String ROUTE_REMOVE = "route.remove";

  /** The action, and its block, that opens the routing rules. */
  public static final String ROUTES = "setup.routes";

  public static final String ADD_ROUTE = "setup.addRoute";

  public static final String SETTINGS = "setup.settings";
  public static final String EDIT_VENDOR = "setup.vendor";
  public static final String IMPORT = "setup.import";
  public static final String APPLY_IMPORT = "setup.apply";
  public static final String DISCOVER = "setup.discover";
  public static final String PICK_VENDORS = "setup.pick";

  /** Blocks of actions: of a lookup and of the home tab. */
  public static final String LOOKUP_BLOCK = "lookup";

  public static final String HOME_BLOCK = "home";

  /** Begins the id of the block of an alert's actions; the delivery's id follows. */
  public static final String CASE_BLOCK_PREFIX = "case:";

  /** Begins the id of the block of a routing rule's actions; the rule's mark follows. */
  public static final String ROUTE_BLOCK_PREFIX = "route:";

  /** Begins the id of the block of a clock's actions; the clock's id follows. */
  public static final String CLOCK_BLOCK_PREFIX = "clock:";

  private ActionIds() {}
}
