package bellwether.app.settings;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.StableId;
import bellwether.domain.incident.Severity;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.View;
import bellwether.slack.reply.AccessReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.RoutesModal;
import bellwether.store.CustomerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Handles the modal for rules that send alerts to other channels. Each change is saved at once and
 * identifies its rule by its content, so that concurrent editors do not overwrite each other and
 * repeated clicks count once.
 */
public final class RouteInteractions {
  private static final int ATTEMPTS = 5;
  private static final int MAX_SHOWN = 100;
  private static final String CHANGED =
      "Somebody else changed the rules. These are the current ones.";

  private final CustomerStore customers;
  private final SlackGateway slack;

  public RouteInteractions(CustomerStore customers, SlackGateway slack) {
    this.customers = customers;
    this.slack = slack;
  }

  public Reply click(Interaction interaction) {
    return show(
        interaction,
        interaction.actionId().equals(ActionIds.ROUTES)
            ? modal(interaction.team())
            : applyClick(interaction));
  }

  /** Shows the view after a click: on top of the settings, or in place of the rules. */
  public Reply show(Interaction interaction, View view) {
    if (interaction.actionId().equals(ActionIds.ROUTES)) {
      return slack.open(ViewMethod.PUSH, interaction.team(), interaction.triggerId(), view);
    }
    // If the modal was closed in the meantime, nothing is shown; the change is saved anyway.
    boolean _ = slack.show(ViewMethod.UPDATE, interaction.team(), interaction.viewId(), view);
    return new Reply.Ack();
  }

  private View applyClick(Interaction interaction) {
    String mark = interaction.blockId().substring(ActionIds.ROUTE_BLOCK_PREFIX.length());
    boolean known =
        switch (interaction.actionId()) {
          case ActionIds.ROUTE_REMOVE ->
              change(interaction.team(), List.of(mark), routes -> without(routes, mark));
          case ActionIds.ROUTE_UP ->
              change(
                  interaction.team(),
                  List.of(mark, interaction.value()),
                  routes -> before(routes, mark, interaction.value()));
          default -> true; // a control of another version
        };
    Settings now = customers.settings(interaction.team());
    return view(interaction.team(), now, interaction.metadata(), known ? "" : CHANGED);
  }

  /** Appends the submitted rule and shows all rules, or shows errors at the entries. */
  public Reply add(Interaction interaction) {
    try {
      return new Reply.NextModal(append(interaction));
    } catch (InvalidEntryException e) {
      return e.reply();
    }
  }

  private View append(Interaction interaction) throws InvalidEntryException {
    String channel = entry(interaction, RoutesModal.CHANNEL);
    if (channel.isEmpty()) {
      throw channelError(interaction, "Choose a channel.");
    }
    Optional<String> error = slack.channelError(interaction.team(), channel);
    if (error.isPresent()) {
      throw channelError(interaction, AccessReplies.channelRejected(error.get()));
    }
    String minimum = entry(interaction, RoutesModal.MINIMUM);
    Route route =
        new Route(
            channel,
            minimum.isEmpty() ? Severity.Level.LOW : Severity.Level.valueOf(minimum),
            Set.copyOf(interaction.inputLines(nameAt(interaction, RoutesModal.TIERS))),
            vendors(interaction));
    change(interaction.team(), List.of(), routes -> with(routes, route));
    Settings now = customers.settings(interaction.team());
    if (!now.routes().contains(route)) {
      throw channelError(
          interaction, "There are " + RoutesModal.MAX_ROUTES + " rules already: remove one first.");
    }
    if (freshness(now).equals(interaction.metadata())) {
      throw channelError(interaction, "This rule already exists.");
    }
    return view(interaction.team(), now, freshness(now), "");
  }

  private static InvalidEntryException channelError(Interaction interaction, String message) {
    return new InvalidEntryException(nameAt(interaction, RoutesModal.CHANNEL), message);
  }

  private View modal(String team) {
    Settings now = customers.settings(team);
    return view(team, now, freshness(now), "");
  }

  private View view(String team, Settings now, String generation, String note) {
    return RoutesModal.of(now, customers.vendors(team), RouteInteractions::mark, generation, note);
  }

  private static String freshness(Settings now) {
    return Long.toString(now.version());
  }

  /**
   * Changes the rules, retrying on concurrent changes; returns whether all of these rules existed.
   */
  private boolean change(String team, List<String> marks, UnaryOperator<List<Route>> edit) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Settings before = customers.settings(team);
      List<Route> routes = edit.apply(before.routes());
      if (routes.equals(before.routes())
          || customers.saveSettings(team, before.withRoutes(routes))) {
        return marks(before.routes()).containsAll(marks);
      }
    }
    throw new IllegalStateException("settings contended: " + team);
  }

  private static List<Route> with(List<Route> routes, Route route) {
    List<Route> more = new ArrayList<>(routes);
    if (!routes.contains(route) && routes.size() < RoutesModal.MAX_ROUTES) {
      more.add(route);
    }
    return more;
  }

  private static List<Route> without(List<Route> routes, String mark) {
    return routes.stream().filter(route -> !mark(route).equals(mark)).toList();
  }

  /**
   * Moves the rule before the other, unless it precedes it already, so that repeated clicks do not
   * add up.
   */
  private static List<Route> before(List<Route> routes, String mark, String other) {
    int from = marks(routes).indexOf(mark);
    int to = marks(routes).indexOf(other);
    List<Route> moved = new ArrayList<>(routes);
    if (to >= 0 && from > to) {
      moved.add(to, moved.remove(from));
    }
    return moved;
  }

  private static List<String> marks(List<Route> routes) {
    return routes.stream().map(RouteInteractions::mark).toList();
  }

  /** Identifies a rule independently of its position. */
  static String mark(Route route) {
    return StableId.of(
        route.channel(),
        route.minimum().name(),
        Integer.toString(route.tiers().size()),
        String.join("\n", new TreeSet<>(route.tiers())),
        String.join("\n", new TreeSet<>(route.vendors())));
  }

  /** Rules store vendors by the key of their name, whichever of their names was typed. */
  private Set<String> vendors(Interaction interaction) throws InvalidEntryException {
    Set<String> keys = new TreeSet<>();
    List<String> lines = interaction.inputLines(nameAt(interaction, RoutesModal.VENDORS));
    List<Vendor> listed = lines.isEmpty() ? List.of() : customers.vendors(interaction.team());
    for (String line : lines) {
      keys.add(
          listed.stream()
              .filter(vendor -> vendor.isCalled(line))
              .map(Vendor::key)
              .findFirst()
              .orElseThrow(() ->
                  new InvalidEntryException(
                      nameAt(interaction, RoutesModal.VENDORS),
                      (line.length() <= MAX_SHOWN ? "\"" + line + "\"" : "One line")
                          + " is not on your list: watch it first.")));
    }
    return keys;
  }

  private static String entry(Interaction interaction, String name) {
    return interaction.input(nameAt(interaction, name));
  }

  private static String nameAt(Interaction interaction, String entry) {
    return RoutesModal.blockId(entry, interaction.metadata());
  }
}
