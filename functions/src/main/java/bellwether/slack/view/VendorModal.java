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
    addLines(
        blocks,
        ALIASES,
        "Other names",
        "Former names, subsidiaries and short forms, one per line.",
        vendor.aliases());
    addLines(blocks, DOMAINS, "Domains", "One per line.", vendor.domains());
    addLines(blocks, PRODUCTS, "Products", "One per line.", vendor.products());
    addLines(
        blocks,
        EXCLUDED,
        "Excluded phrases",
        "Phrases that look like the vendor but are not, one per line. Example: Apple Valley.",
        vendor.excludedPhrases());
    addText(
        blocks, TIER, "Tier", "Tier 1 also alerts during quiet hours.", vendor.tier(), MAX_SHORT);
    addText(
        blocks,
        OWNER,
        "Owner",
        "A name, or a Slack member ID such as U012AB3CD, which is mentioned in tier 1 alerts.",
        vendor.owner(),
        MAX_SHORT);
    addText(
        blocks,
        STATUS,
        "Status page",
        "Example: https://status.example.com. Only security incidents raise alerts, not outages.",
        statusPage,
        MAX_URL_LENGTH);
    // A longer key is of no vendor that can be edited: the home tab leaves those out.
    String key = SafeText.truncate(vendor.key(), MAX_KEY);
    return View.modal(ActionIds.EDIT_VENDOR, key, "Vendor", "Save", blocks);
  }

  private static void addLines(
      BlockBuilder blocks, String id, String label, String hint, List<String> lines) {
    String initial = String.join("\n", lines);
    BlockElement control = BlockElement.textInput(true, initial, MAX_LINES);
    blocks.input(id, label, hint, true, control);
  }

  private static void addText(
      BlockBuilder blocks, String id, String label, String hint, @Nullable String text, int max) {
    String initial = text == null ? "" : text;
    BlockElement control = BlockElement.textInput(false, initial, max);
    blocks.input(id, label, hint, true, control);
  }
}
