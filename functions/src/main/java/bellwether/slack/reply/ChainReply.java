package bellwether.slack.reply;

import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.SupplierText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders what a company uses and which vendors use it, as declared, with the evidence. */
public final class ChainReply {
  private static final int MAX_LINKS = 25;
  private static final int MAX_NAME = 60;
  private static final int MAX_LINE = 240;
  private static final int MAX_PROBLEM = 120;

  private ChainReply() {}

  /**
   * The declared links of a company.
   *
   * @param uses its suppliers
   * @param usedBy the vendors that declare it as their supplier
   * @param page its page of subprocessors; null if none is known
   * @param mutedReason why its incidents are not noticed; null if they are, or if it is watched
   * @param ambiguous whether its name is too common a word to be looked for
   */
  public record Chain(
      String name,
      List<SupplierLink> uses,
      List<SupplierLink> usedBy,
      @Nullable SupplierPage page,
      @Nullable String mutedReason,
      boolean ambiguous) {
    public Chain {
      uses = List.copyOf(uses);
      usedBy = List.copyOf(usedBy);
    }
  }

  public static SlackMessage of(Chain chain, LocalDate today) {
    String name = SafeText.clean(chain.name(), MAX_NAME);
    MessageLines message = new MessageLines();
    message.addHeading(
        chain.uses().isEmpty() && chain.usedBy().isEmpty()
            ? "No supplier is declared for " + name + ", and none of your vendors declares it"
            : name + ": the declared chain");
    add(
        message,
        "Declared suppliers of " + name + ":",
        chain.uses(),
        SupplierLink::supplier,
        today);
    add(message, "Vendors that declare " + name + ":", chain.usedBy(), SupplierLink::vendor, today);
    if (chain.page() != null) {
      message.add(pageText(chain.page()));
    }
    if (chain.mutedReason() != null) {
      message.add("Its incidents are muted, because it " + chain.mutedReason() + ".");
    } else if (chain.ambiguous()) {
      message.add("Its incidents are not looked for, because its name is an ordinary word.");
    }
    message.add(
        "A declaration is no news about a vendor. To declare suppliers: the columns uses and"
            + " subprocessors of your list, /breach import");
    return message.toMessage();
  }

  private static void add(
      MessageLines message,
      String heading,
      List<SupplierLink> links,
      Function<SupplierLink, String> other,
      LocalDate today) {
    if (links.isEmpty()) {
      return;
    }
    message.add(heading);
    links.stream()
        .limit(MAX_LINKS)
        .forEach(link ->
            message.add(
                SafeText.clean(
                    "• "
                        + SafeText.clean(other.apply(link), MAX_NAME)
                        + " ("
                        + validity(link, today)
                        + SupplierText.evidence(link)
                        + ")",
                    MAX_LINE)));
    if (links.size() > MAX_LINKS) {
      message.add("and " + (links.size() - MAX_LINKS) + " more");
    }
  }

  private static String validity(SupplierLink link, LocalDate today) {
    if (link.expires() == null) {
      return "";
    }
    return (link.isValidOn(today) ? "until " : "expired on ")
        + SupplierText.day(link.expires())
        + ", ";
  }

  private static String pageText(SupplierPage page) {
    Instant readAt = page.readAt();
    String name =
        "Its page at " + SafeText.clean(String.valueOf(page.address().getHost()), MAX_NAME);
    String reason = page.problem() == null ? "" : SafeText.clean(page.problem(), MAX_PROBLEM);
    if (readAt == null) {
      return name
          + (reason.isEmpty() ? " is read within an hour." : " cannot be read: " + reason + ".");
    }
    String read =
        name
            + " was last read on "
            + day(readAt)
            + ", with "
            + Phrases.countOf(page.rows().size(), "name")
            + ".";
    return reason.isEmpty()
        ? read
        : read + " Now it cannot be read: " + reason + ". What it said counts until it expires.";
  }

  private static String day(Instant at) {
    return SupplierText.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }
}
