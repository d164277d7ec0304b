package bellwether.slack.view;

import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modal that edits a watched vendor, and the ids of its fields. */
public final class VendorModal {
  public static final String ALIASES = "aliases";
  public static final String DOMAINS = "domains";
  public static final String PRODUCTS = "products";
  public static final String EXCLUDED = "excluded";
  public static final String TIER = "tier";
  public static final String OWNER = "owner";
  public static final String STATUS = "status";

  /** As long as a cell of an imported list may be. */
  private static final int MAX_URL_LENGTH = 500;

  private static final int MAX_SHORT = 60;

  /** Slack's own limit of a text field. */
  private static final int MAX_LINES = 3000;

  private static final int MAX_KEY = 500;

  private VendorModal() {}

  /** The modal's metadata is the vendor's key. */
  public static View of(Vendor vendor) {
    String statusPage = vendor.statusPage() == null ? "" : vendor.statusPage().address().toString();
    BlockBuilder blocks = new BlockBuilder().section(List.of(vendor.name()));
    new FormFields("vendor", blocks)
        .add(ALIASES, lines(vendor.aliases()))
        .add(DOMAINS, lines(vendor.domains()))
        .add(PRODUCTS, lines(vendor.products()))
        .add(EXCLUDED, lines(vendor.excludedPhrases()))
        .add(TIER, text(vendor.tier(), MAX_SHORT))
        .add(OWNER, text(vendor.owner(), MAX_SHORT))
        .add(STATUS, text(statusPage, MAX_URL_LENGTH));
    // A longer key is of no vendor that can be edited: the home tab leaves those out.
    String key = SafeText.truncate(vendor.key(), MAX_KEY);
    return View.modal(ActionIds.EDIT_VENDOR, key, "Vendor", "Save", blocks);
  }

  private static BlockElement lines(List<String> lines) {
    return BlockElement.textInput(true, String.join("\n", lines), MAX_LINES);
  }

  private static BlockElement text(@Nullable String text, int max) {
    return BlockElement.textInput(false, text == null ? "" : text, max);
  }
}
