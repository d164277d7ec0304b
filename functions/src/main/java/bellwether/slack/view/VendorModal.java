package bellwether.slack.view;

import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import java.util.List;

/** The modal of a watched vendor; names of what it sends back. */
public final class VendorModal {
  /** Of {@link #of}; it carries the vendor's key. */
  public static final String CALLBACK_ID = SettingsModal.CALLBACK_PREFIX + "vendor";

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

  /** Slack's own limit of an entry. */
  private static final int MAX_LINES = 3000;

  private static final int MAX_KEY = 500;

  private VendorModal() {}

  /** Asks all that may be said of a vendor, with what is known. */
  public static View of(Vendor now) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(List.of(now.name()))
            .input(
                ALIASES,
                "Other names",
                "Former names, subsidiaries, short forms; a line each.",
                true,
                linesInput(now.aliases()))
            .input(DOMAINS, "Domains", "A line each.", true, linesInput(now.domains()))
            .input(PRODUCTS, "Products", "A line each.", true, linesInput(now.products()))
            .input(
                EXCLUDED,
                "What looks like it and is not",
                "A phrase a line, as in Apple Valley.",
                true,
                linesInput(now.excludedPhrases()))
            .input(
                TIER,
                "Tier",
                "1 rings in quiet hours too.",
                true,
                new BlockElement.TextInput(
                    "value", false, now.tier() == null ? "" : now.tier(), MAX_SHORT))
            .input(
                OWNER,
                "Owner",
                "A name; a member id of Slack's, as U012AB3CD, is called for tier 1.",
                true,
                new BlockElement.TextInput(
                    "value", false, now.owner() == null ? "" : now.owner(), MAX_SHORT))
            .input(
                STATUS,
                "Status page",
                "As in https://status.example.com. It is read for security incidents only:"
                    + " no outage alerts.",
                true,
                new BlockElement.TextInput("value", false, statusPageUrl(now), MAX_URL_LENGTH));
    // A longer key is of no vendor that can be edited: the home tab leaves those out.
    return View.modal(CALLBACK_ID, SafeText.truncate(now.key(), MAX_KEY), "Vendor", "Save", blocks);
  }

  private static String statusPageUrl(Vendor vendor) {
    return vendor.statusPage() == null ? "" : vendor.statusPage().address().toString();
  }

  private static BlockElement linesInput(List<String> lines) {
    return new BlockElement.TextInput("value", true, String.join("\n", lines), MAX_LINES);
  }
}
