package bellwether.app.vendors;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.StatusPageAddress;
import bellwether.slack.block.View;
import bellwether.slack.view.DiscoverModals;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.VendorModal;
import bellwether.store.CustomerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Handles the modals by which a team edits a vendor or imports its vendor list from a file. */
public final class VendorInteractions {
  private static final int MAX_LINES = 20;
  private static final String IMPORT_TITLE = "Import vendors";

  /** Begins the names of selected vendors, where an import has the address of a file. */
  private static final String PICKED_NAMES = "names\n";

  /** As much fits into the metadata of a modal, beside the mode. */
  private static final int MAX_PICKED_CHARS = 2_900;

  private final CustomerStore customers;
  private final VendorLists lists;
  private final SlackGateway slack;
  private final InstantSource clock;
  private final Duration importBudget;

  public VendorInteractions(
      VendorLists lists, SlackGateway slack, InstantSource clock, Duration importBudget) {
    this.customers = lists.customers();
    this.lists = lists;
    this.slack = slack;
    this.clock = clock;
    this.importBudget = importBudget;
  }

  /** The modal that edits a vendor; empty if it is no longer on the list. */
  public Optional<View> modal(String team, String key) {
    return findVendor(team, key).map(VendorModal::of);
  }

  public Reply save(Interaction interaction) {
    Optional<Vendor> previous = findVendor(interaction.team(), interaction.metadata());
    if (previous.isEmpty()) {
      return new Reply.FieldError(VendorModal.ALIASES, "This vendor is no longer on your list.");
    }
    StatusPage status;
    try {
      status = parseStatusPage(interaction.inputOrNull(VendorModal.STATUS), previous.get());
    } catch (IllegalArgumentException e) {
      return new Reply.FieldError(VendorModal.STATUS, "This " + e.getMessage() + ".");
    }
    Vendor updated =
        new Vendor(
            previous.get().name(),
            interaction.inputLines(VendorModal.DOMAINS),
            interaction.inputLines(VendorModal.ALIASES),
            interaction.inputLines(VendorModal.PRODUCTS),
            interaction.inputOrNull(VendorModal.TIER),
            interaction.inputOrNull(VendorModal.OWNER),
            interaction.inputLines(VendorModal.EXCLUDED),
            status,
            previous.get().chain());
    Optional<String> limitError =
        VendorLists.statusPageLimitError(
            customers.vendors(interaction.team()).stream()
                .map(vendor -> vendor.key().equals(updated.key()) ? updated : vendor)
                .toList());
    if (status != null && limitError.isPresent()) {
      return new Reply.FieldError(VendorModal.STATUS, limitError.get());
    }
    lists.watch(interaction.team(), updated);
    return new Reply.CloseModal();
  }

  /**
   * Keeps an unchanged address even if invalid: an operator may list addresses that others can't.
   */
  private static @Nullable StatusPage parseStatusPage(@Nullable String address, Vendor previous) {
    if (address == null) {
      return null;
    }
    StatusPage known = previous.statusPage();
    return known != null && known.address().toString().equals(address)
        ? known
        : StatusPageAddress.parse(address, false);
  }

  private Optional<Vendor> findVendor(String team, String key) {
    return customers.vendors(team).stream().filter(vendor -> vendor.key().equals(key)).findFirst();
  }

  public Reply previewImport(Interaction interaction) {
    String source =
        interaction.input(ImportModals.MODE) + "\n" + interaction.input(ImportModals.FILE);
    return preview(interaction, source, ImportModals.FILE);
  }

  /** Previews the addition of vendors that were selected by name, one per line. */
  public Reply previewPicked(Interaction interaction) {
    String names = String.join("\n", interaction.inputLines(DiscoverModals.PICKED));
    return names.length() <= MAX_PICKED_CHARS
        ? preview(interaction, Mode.ADD + "\n" + PICKED_NAMES + names, DiscoverModals.PICKED)
        : new Reply.FieldError(
            DiscoverModals.PICKED, "Select fewer vendors, and add the others afterwards.");
  }

  private Reply preview(Interaction interaction, String source, String errorBlock) {
    try {
      ImportPlan plan = planImport(interaction.team(), source);
      List<String> lines = new ArrayList<>(plan.warnings());
      lines.addAll(plan.diff().describe(MAX_LINES));
      return plan.diff().isEmpty()
          ? new Reply.Notice(IMPORT_TITLE, lines)
          : new Reply.NextModal(ImportModals.previewModal(source, lines, false));
    } catch (BadTableException e) {
      return new Reply.FieldError(errorBlock, String.valueOf(e.getMessage()));
    }
  }

  /** Defaults to adding, which removes nothing. */
  private static Mode parseMode(String option) {
    return Stream.of(Mode.values())
        .filter(mode -> mode.name().equals(option))
        .findFirst()
        .orElse(Mode.ADD);
  }

  /** Applies the shown changes until the time is up; submitting again applies the rest. */
  public Reply applyImport(Interaction interaction) {
    try {
      VendorDiff diff = planImport(interaction.team(), interaction.metadata()).diff();
      Instant end = clock.instant().plus(importBudget);
      if (lists.apply(interaction.team(), diff, () -> clock.instant().isBefore(end))) {
        int vendors = customers.vendors(interaction.team()).size();
        return new Reply.Notice(
            IMPORT_TITLE, List.of("Done. Your list has " + vendors + " vendors: /breach vendors"));
      }
      VendorDiff remaining = planImport(interaction.team(), interaction.metadata()).diff();
      return new Reply.NextModal(
          ImportModals.previewModal(interaction.metadata(), remaining.describe(MAX_LINES), true));
    } catch (BadTableException e) {
      return new Reply.Notice(IMPORT_TITLE, List.of(String.valueOf(e.getMessage())));
    }
  }

  private record ImportPlan(VendorDiff diff, List<String> warnings) {}

  /**
   * @param source the mode, and in further lines the address of the file or {@link #PICKED_NAMES}
   *     and the names
   */
  private ImportPlan planImport(String team, String source) throws BadTableException {
    String[] modeAndAddress = source.split("\n", 2);
    Mode mode = parseMode(modeAndAddress[0]);
    VendorTable table =
        modeAndAddress[1].startsWith(PICKED_NAMES)
            ? VendorTable.ofNames(modeAndAddress[1].substring(PICKED_NAMES.length()).lines())
            : readFile(team, modeAndAddress[1]);
    List<Vendor> current = customers.vendors(team);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Vendor> imported = table.confirmed(current, today).mergedWith(current);
    VendorDiff diff = VendorDiff.of(current, imported, mode);
    Optional<String> limitError =
        mode == Mode.REMOVE ? Optional.empty() : VendorLists.statusPageLimitError(diff.result());
    if (limitError.isPresent()) {
      throw new BadTableException(limitError.get());
    }
    return new ImportPlan(diff, table.warnings());
  }

  private VendorTable readFile(String team, String address) throws BadTableException {
    Optional<byte[]> file = slack.download(team, address, VendorCsv.Limits.UPLOAD.maxBytes());
    if (file.isEmpty()) {
      throw new BadTableException(
          "The file could not be downloaded from Slack, or is larger than 1 MB.");
    }
    return VendorFile.read(file.get(), VendorCsv.Limits.UPLOAD);
  }
}
