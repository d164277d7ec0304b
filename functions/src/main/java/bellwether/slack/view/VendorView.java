package bellwether.slack.view;

import bellwether.slack.block.View;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Control;
import bellwether.slack.block.Text;

import bellwether.domain.Vendor;
import java.util.List;

/** The modal of a watched vendor; names of what it sends back. */
public final class VendorView {
  /** Of {@link #of}; it carries the vendor's key. */
  public static final String NAME = SetupViews.PREFIX + "vendor";

  public static final String ALIASES = "aliases";
  public static final String DOMAINS = "domains";
  public static final String PRODUCTS = "products";
  public static final String EXCLUDED = "excluded";
  public static final String TIER = "tier";
  public static final String OWNER = "owner";
  public static final String STATUS = "status";

  /** As long as a cell of an imported list may be. */
  private static final int MAX_ADDRESS = 500;

  private static final int MAX_SHORT = 60;

  /** Slack's own limit of an entry. */
  private static final int MAX_LINES = 3000;

  private static final int MAX_KEY = 500;

  private VendorView() {}

  /** Asks all that may be said of a vendor, with what is known. */
  public static View of(Vendor now) {
    Blocks blocks =
        new Blocks()
            .section(List.of(now.name()))
            .input(
                ALIASES,
                "Other names",
                "Former names, subsidiaries, short forms; a line each.",
                true,
                lines(now.aliases()))
            .input(DOMAINS, "Domains", "A line each.", true, lines(now.domains()))
            .input(PRODUCTS, "Products", "A line each.", true, lines(now.products()))
            .input(
                EXCLUDED,
                "What looks like it and is not",
                "A phrase a line, as in Apple Valley.",
                true,
                lines(now.exclude()))
            .input(
                TIER,
                "Tier",
                "1 rings in quiet hours too.",
                true,
                new Control.Entry("value", false, now.tier() == null ? "" : now.tier(), MAX_SHORT))
            .input(
                OWNER,
                "Owner",
                "A name; a member id of Slack's, as U012AB3CD, is called for tier 1.",
                true,
                new Control.Entry(
                    "value", false, now.owner() == null ? "" : now.owner(), MAX_SHORT))
            .input(
                STATUS,
                "Status page",
                "As in https://status.example.com. It is read for security incidents only:"
                    + " no outage alerts.",
                true,
                new Control.Entry("value", false, address(now), MAX_ADDRESS));
    // A longer key is of no vendor that can be edited: the home tab leaves those out.
    return View.modal(NAME, Text.cut(now.key(), MAX_KEY), "Vendor", "Save", blocks);
  }

  private static String address(Vendor vendor) {
    return vendor.status() == null ? "" : vendor.status().address().toString();
  }

  private static Control lines(List<String> lines) {
    return new Control.Entry("value", true, String.join("\n", lines), MAX_LINES);
  }
}
