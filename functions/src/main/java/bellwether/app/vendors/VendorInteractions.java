package bellwether.app.vendors;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.StatusPageAddress;
import bellwether.slack.block.View;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.VendorModal;
import bellwether.store.CustomerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Handles the modals by which a team edits a vendor or imports its vendor list from a file. */
public final class VendorInteractions {
  private static final int MAX_PREVIEW_LINES = 20;
  private static final String IMPORT_TITLE = "Import vendors";

  private final CustomerStore customers;
  private final VendorLists lists;
  private final SlackGateway slack;
  private final InstantSource clock;
  private final Duration importBudget;

  /**
   * @param budget how long an import may take at a time
   */
  public VendorInteractions(
      VendorLists lists, SlackGateway slack, InstantSource clock, Duration budget) {
    this.customers = lists.customers();
    this.lists = lists;
    this.slack = slack;
    this.clock = clock;
    this.importBudget = budget;
  }

  /** What is known of a vendor, to fill in; empty if it is no longer on the list. */
  public Optional<View> modal(String team, String key) {
    return findVendor(team, key).map(VendorModal::of);
  }

  /** Saves what was filled in of a vendor. */
  public Reply save(Interaction one) {
    Optional<Vendor> before = findVendor(one.team(), one.metadata());
    if (before.isEmpty()) {
      return new Reply.FieldError(VendorModal.ALIASES, "This vendor is no longer on your list.");
    }
    StatusPage status;
    try {
      status = parseStatusPage(inputOrNull(one, VendorModal.STATUS), before.get());
    } catch (IllegalArgumentException e) {
      return new Reply.FieldError(VendorModal.STATUS, "This " + e.getMessage() + ".");
    }
    Vendor after =
        new Vendor(
            before.get().name(),
            inputLines(one, VendorModal.DOMAINS),
            inputLines(one, VendorModal.ALIASES),
            inputLines(one, VendorModal.PRODUCTS),
            inputOrNull(one, VendorModal.TIER),
            inputOrNull(one, VendorModal.OWNER),
            inputLines(one, VendorModal.EXCLUDED),
            status);
    Optional<String> tooMany =
        VendorLists.statusPageLimitError(
            customers.vendors(one.team()).stream()
                .map(vendor -> vendor.key().equals(after.key()) ? after : vendor)
                .toList());
    if (status != null && tooMany.isPresent()) {
      return new Reply.FieldError(VendorModal.STATUS, tooMany.get());
    }
    lists.watch(one.team(), after);
    return new Reply.CloseModal();
  }

  /**
   * An address that was there before stays: the owner of this machine may list what others can't.
   */
  private static @Nullable StatusPage parseStatusPage(@Nullable String typed, Vendor before) {
    if (typed == null) {
      return null;
    }
    StatusPage known = before.statusPage();
    return known != null && known.address().toString().equals(typed)
        ? known
        : StatusPageAddress.parse(typed, false);
  }

  private Optional<Vendor> findVendor(String team, String key) {
    return customers.vendors(team).stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private static List<String> inputLines(Interaction one, String block) {
    return one.values()
        .getOrDefault(block, "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable String inputOrNull(Interaction one, String block) {
    String word = one.values().getOrDefault(block, "").strip();
    return word.isEmpty() ? null : word;
  }

  /** Reads the file and shows what it would change. */
  public Reply previewImport(Interaction one) {
    String address = one.values().getOrDefault(ImportModals.FILE, "");
    Mode mode = parseMode(one.values().getOrDefault(ImportModals.MODE, ""));
    try {
      ImportPlan change = planImport(one.team(), address, mode);
      List<String> lines = new ArrayList<>(change.warnings());
      lines.addAll(change.diff().describe(MAX_PREVIEW_LINES));
      return change.diff().isEmpty()
          ? new Reply.Notice(IMPORT_TITLE, lines)
          : new Reply.NextModal(
              ImportModals.previewModal(mode.name() + "\n" + address, lines, false));
    } catch (BadTableException e) {
      return new Reply.FieldError(ImportModals.FILE, String.valueOf(e.getMessage()));
    }
  }

  /** Nothing chosen, or the choice of another version, takes nothing away. */
  private static Mode parseMode(String chosen) {
    return Stream.of(Mode.values())
        .filter(one -> one.name().equals(chosen))
        .findFirst()
        .orElse(Mode.ADD);
  }

  /** Does what was shown, as far as the time goes; pressing again does the rest. */
  public Reply applyImport(Interaction one) {
    String[] hidden = one.metadata().split("\n", 2);
    try {
      ImportPlan change = planImport(one.team(), hidden[1], parseMode(hidden[0]));
      Instant end = clock.instant().plus(importBudget);
      if (lists.apply(one.team(), change.diff(), () -> clock.instant().isBefore(end))) {
        int vendors = customers.vendors(one.team()).size();
        return new Reply.Notice(
            IMPORT_TITLE, List.of("Done. Your list has " + vendors + " vendors: /breach vendors"));
      }
      VendorDiff left = planImport(one.team(), hidden[1], parseMode(hidden[0])).diff();
      return new Reply.NextModal(
          ImportModals.previewModal(one.metadata(), left.describe(MAX_PREVIEW_LINES), true));
    } catch (BadTableException e) {
      return new Reply.Notice(IMPORT_TITLE, List.of(String.valueOf(e.getMessage())));
    }
  }

  private record ImportPlan(VendorDiff diff, List<String> warnings) {}

  private ImportPlan planImport(String team, String address, Mode mode) throws BadTableException {
    Optional<byte[]> file = slack.download(team, address, VendorCsv.Limits.UPLOAD.maxBytes());
    if (file.isEmpty()) {
      throw new BadTableException("The file could not be had from Slack, or is larger than 1 MB.");
    }
    VendorTable table = VendorCsv.read(file.get(), VendorCsv.Limits.UPLOAD);
    List<Vendor> present = customers.vendors(team);
    VendorDiff diff = VendorDiff.of(present, table.mergedWith(present), mode);
    Optional<String> tooMany =
        mode == Mode.REMOVE ? Optional.empty() : VendorLists.statusPageLimitError(diff);
    if (tooMany.isPresent()) {
      throw new BadTableException(tooMany.get());
    }
    return new ImportPlan(diff, table.warnings());
  }
}
