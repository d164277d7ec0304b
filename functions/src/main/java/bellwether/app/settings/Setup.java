package bellwether.app.settings;

import bellwether.app.workspace.SlackGateway;
import bellwether.app.request.Reply;
import bellwether.app.request.Interaction;

import bellwether.domain.workspace.Settings;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.StatusPageAddress;
import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorDiff;
import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.app.vendors.VendorLists;
import bellwether.app.vendors.VendorTable;
import bellwether.app.settings.SettingsForm.WrongEntry;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.SettingsModal;
import bellwether.slack.view.VendorModal;
import bellwether.slack.block.View;
import bellwether.store.CustomerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a team set itself up by modals: its settings, and its vendor list from a file. */
public final class Setup {
  private static final int MOST_LINES = 20;
  private static final String IMPORT = "Import vendors";
  private static final int ATTEMPTS = 3;

  private final CustomerStore customers;
  private final VendorLists lists;
  private final SlackGateway desk;
  private final InstantSource clock;
  private final Duration budget;

  /**
   * @param budget how long an import may take at a time
   */
  public Setup(VendorLists lists, SlackGateway desk, InstantSource clock, Duration budget) {
    this.customers = lists.customers();
    this.lists = lists;
    this.desk = desk;
    this.clock = clock;
    this.budget = budget;
  }

  /** The settings to fill in. */
  public View settings(String team) {
    Settings now = customers.settings(team);
    return SettingsModal.settingsModal(now, SettingsForm.stamp(now));
  }

  /**
   * Saves what was filled in, or says at which entry it makes no sense. The rules for other
   * channels are changed beside this window, and a change of those alone is no reason to refuse.
   */
  public Reply save(Interaction one) {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Settings before = customers.settings(one.team());
        Settings after = new SettingsForm(one.entered(), one.user()).over(before);
        if (after.equals(before)) {
          return new Reply.Closed(); // done already, as it may have been just now
        }
        if (!one.hidden().equals(SettingsForm.stamp(before))) {
          break;
        }
        if (customers.saveSettings(one.team(), after)) {
          return new Reply.Closed();
        }
      }
      return new Reply.Wrong(
          SettingsModal.ZONE, "Somebody else changed the settings meanwhile: open them again.");
    } catch (WrongEntry e) {
      return new Reply.Wrong(e.block(), String.valueOf(e.getMessage()));
    }
  }

  /** Adds a rule for another channel, or says at which entry it makes no sense. */
  public Reply addRoute(Interaction one) {
    try {
      return new Reply.Next(new RouteEditing(customers, desk).add(one));
    } catch (WrongEntry e) {
      return new Reply.Wrong(e.block(), String.valueOf(e.getMessage()));
    }
  }

  /** What is known of a vendor, to fill in; empty if it is no longer on the list. */
  public Optional<View> vendor(String team, String key) {
    return listed(team, key).map(VendorModal::of);
  }

  /** Saves what was filled in of a vendor. */
  public Reply saveVendor(Interaction one) {
    Optional<Vendor> before = listed(one.team(), one.hidden());
    if (before.isEmpty()) {
      return new Reply.Wrong(VendorModal.ALIASES, "This vendor is no longer on your list.");
    }
    StatusPage status;
    try {
      status = status(word(one, VendorModal.STATUS), before.get());
    } catch (IllegalArgumentException e) {
      return new Reply.Wrong(VendorModal.STATUS, "This " + e.getMessage() + ".");
    }
    Vendor after =
        new Vendor(
            before.get().name(),
            lines(one, VendorModal.DOMAINS),
            lines(one, VendorModal.ALIASES),
            lines(one, VendorModal.PRODUCTS),
            word(one, VendorModal.TIER),
            word(one, VendorModal.OWNER),
            lines(one, VendorModal.EXCLUDED),
            status);
    Optional<String> tooMany =
        VendorLists.tooManyPages(
            customers.vendors(one.team()).stream()
                .map(vendor -> vendor.key().equals(after.key()) ? after : vendor)
                .toList());
    if (status != null && tooMany.isPresent()) {
      return new Reply.Wrong(VendorModal.STATUS, tooMany.get());
    }
    lists.watch(one.team(), after);
    return new Reply.Closed();
  }

  /**
   * An address that was there before stays: the owner of this machine may list what others can't.
   */
  private static @Nullable StatusPage status(@Nullable String typed, Vendor before) {
    if (typed == null) {
      return null;
    }
    StatusPage known = before.status();
    return known != null && known.address().toString().equals(typed)
        ? known
        : StatusPageAddress.parse(typed, false);
  }

  private Optional<Vendor> listed(String team, String key) {
    return customers.vendors(team).stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private static List<String> lines(Interaction one, String block) {
    return one.entered()
        .getOrDefault(block, "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable String word(Interaction one, String block) {
    String word = one.entered().getOrDefault(block, "").strip();
    return word.isEmpty() ? null : word;
  }

  /** Reads the file and shows what it would change. */
  public Reply preview(Interaction one) {
    String address = one.entered().getOrDefault(ImportModals.FILE, "");
    Mode mode = mode(one.entered().getOrDefault(ImportModals.MODE, ""));
    try {
      Change change = change(one.team(), address, mode);
      List<String> lines = new ArrayList<>(change.notes());
      lines.addAll(change.diff().inWords(MOST_LINES));
      return change.diff().isEmpty()
          ? new Reply.Shown(IMPORT, lines)
          : new Reply.Next(ImportModals.previewModal(mode.name() + "\n" + address, lines, false));
    } catch (BadTableException e) {
      return new Reply.Wrong(ImportModals.FILE, String.valueOf(e.getMessage()));
    }
  }

  /** Nothing chosen, or the choice of another version, takes nothing away. */
  private static Mode mode(String chosen) {
    return Stream.of(Mode.values())
        .filter(one -> one.name().equals(chosen))
        .findFirst()
        .orElse(Mode.ADD);
  }

  /** Does what was shown, as far as the time goes; pressing again does the rest. */
  public Reply apply(Interaction one) {
    String[] hidden = one.hidden().split("\n", 2);
    try {
      Change change = change(one.team(), hidden[1], mode(hidden[0]));
      Instant end = clock.instant().plus(budget);
      if (lists.apply(one.team(), change.diff(), () -> clock.instant().isBefore(end))) {
        int vendors = customers.vendors(one.team()).size();
        return new Reply.Shown(
            IMPORT, List.of("Done. Your list has " + vendors + " vendors: /breach vendors"));
      }
      VendorDiff left = change(one.team(), hidden[1], mode(hidden[0])).diff();
      return new Reply.Next(ImportModals.previewModal(one.hidden(), left.inWords(MOST_LINES), true));
    } catch (BadTableException e) {
      return new Reply.Shown(IMPORT, List.of(String.valueOf(e.getMessage())));
    }
  }

  private record Change(VendorDiff diff, List<String> notes) {}

  private Change change(String team, String address, Mode mode) throws BadTableException {
    Optional<byte[]> file = desk.file(team, address, VendorCsv.Limits.UPLOAD.bytes());
    if (file.isEmpty()) {
      throw new BadTableException("The file could not be had from Slack, or is larger than 1 MB.");
    }
    VendorTable table = VendorCsv.read(file.get(), VendorCsv.Limits.UPLOAD);
    List<Vendor> present = customers.vendors(team);
    VendorDiff diff = VendorDiff.of(present, table.over(present), mode);
    Optional<String> tooMany =
        mode == Mode.REMOVE ? Optional.empty() : VendorLists.tooManyPages(diff);
    if (tooMany.isPresent()) {
      throw new BadTableException(tooMany.get());
    }
    return new Change(diff, table.notes());
  }
}
