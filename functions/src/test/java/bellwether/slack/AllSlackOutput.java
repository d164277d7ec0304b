package bellwether.slack;

import bellwether.domain.feed.Feed;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Notice;
import bellwether.slack.api.Marker;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.FeedHealthMessages;
import bellwether.slack.message.NoticeMessages;
import bellwether.slack.reply.AccessReplies;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.reply.ChainReply;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.CoverageReplies;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.reply.ExplanationReply;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.reply.LookupReply;
import bellwether.slack.reply.UnseenLinkReply;
import bellwether.slack.schema.RenderedOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Creates every message and view of the code with hostile text. Add new messages here: a test
 * reports missing methods of {@link NoticeMessages}.
 */
final class AllSlackOutput {
  private static final Set<String> ROUTE_CHANNELS = Set.of("<#C012AB3CD>");
  private static final String ID = "d".repeat(64);

  private AllSlackOutput() {}

  /** The suppliers by name: the method and, if it is used more than once, the variant. */
  static Map<String, Supplier<List<RenderedOutput>>> of(HostileRecords any) {
    Map<String, Supplier<List<RenderedOutput>>> makers = new LinkedHashMap<>();
    makers.put("of alert", () -> toOutputs(NoticeMessages.of(any.alert())));
    makers.put(
        "of alert, perhaps a repeat", () -> toOutputs(NoticeMessages.of(any.alert(), ID, true)));
    makers.put("of alert, as posted", () -> postedForms(any.alert()));
    makers.put(
        "ofUpdatedAlert",
        () ->
            withUserMention(
                NoticeMessages.ofUpdatedAlert(any.alert(), any.alertCase(), any.randomBoolean())));
    makers.put(
        "of reminder",
        () -> withUserMention(NoticeMessages.of(any.reminder(), ID, any.randomBoolean())));
    makers.put(
        "of clockReminder",
        () -> withUserMention(NoticeMessages.of(any.clockReminder(), ID, any.randomBoolean())));
    makers.put(
        "outdatedClick",
        () -> withUserMention(List.of(CaseReplies.outdatedClick(any.alertCase()))));
    makers.put("timedOut", single(GeneralReplies::timedOut));
    makers.put("inProgress", single(GeneralReplies::inProgress));
    makers.put("modalClosed", single(GeneralReplies::modalClosed));
    makers.put(
        "titledLines",
        single(() -> GeneralReplies.titledLines("Import", List.of(any.text(3_000)))));
    makers.put(
        "alreadyDone", () -> withUserMention(List.of(CaseReplies.alreadyDone(any.alertCase()))));
    makers.put(
        "otherWorkspace", single(() -> SlackMessage.ofLines(AccessReplies.otherWorkspace())));
    makers.put(
        "guest", single(() -> SlackMessage.ofLines(AccessReplies.guest(any.randomBoolean()))));
    makers.put(
        "notChecked", single(() -> SlackMessage.ofLines(AccessReplies.notChecked(any.text(300)))));
    makers.put("alertNotFound", single(CaseReplies::alertNotFound));
    makers.put("modalNotOpened", single(GeneralReplies::modalNotOpened));
    makers.put(
        "why", () -> withUserMention(List.of(CaseReplies.why(any.alert(), any.alertCase()))));
    makers.put(
        "deliveryStatus",
        single(() -> ListReplies.deliveryStatus(any.list(40, any::delivery), any.leadTimes())));
    makers.put(
        "digestRequested", single(() -> CommandReplies.digestRequested(any.randomBoolean())));
    makers.put("fileSent", single(() -> CommandReplies.fileSent(any.text(100))));
    makers.put(
        "coverageSent",
        single(() -> CoverageReplies.sent(any.text(100), 9_999, any.text(200), any.text(64))));
    makers.put("badPeriod", single(() -> CoverageReplies.badPeriod(any.text(300))));
    makers.put("fileNotSent", single(() -> CommandReplies.fileNotSent(any.text(300))));
    makers.put("refusal", () -> withUserMention(List.of(EditorsOnlyReply.of(any.editors()))));
    makers.put(
        "of digest", () -> toOutputs(NoticeMessages.of(any.digest(), ID, any.randomBoolean())));
    makers.put(
        "of summary", () -> toOutputs(NoticeMessages.of(any.summary(), ID, any.randomBoolean())));
    makers.put("ofUpdatedSummary", () -> withUserMention(any.updatedSummary()));
    makers.put(
        "of blockage", () -> toOutputs(NoticeMessages.of(any.outage(), ID, any.randomBoolean())));
    makers.put(
        "of destination",
        () -> toOutputs(NoticeMessages.of(any.destinationNotice(), ID, any.randomBoolean())));
    makers.putAll(AllDestinationReplies.of(any));
    makers.put(
        "of supplier",
        () -> toOutputs(NoticeMessages.of(any.supplierNotice(), ID, any.randomBoolean())));
    makers.put(
        "of health", () -> toOutputs(NoticeMessages.of(any.health(), ID, any.randomBoolean())));
    makers.put(
        "lookup",
        single(() ->
            LookupReply.of(
                any.text(200), any.randomBoolean(), any.vendorHistory(), any.declaredUsers())));
    makers.put("chain", single(() -> ChainReply.of(any.chain(), LocalDate.EPOCH)));
    makers.put("vendorList", single(() -> ListReplies.vendorList(any.list(90, any::vendor))));
    makers.put(
        "recentAlerts",
        single(() -> ListReplies.recentAlerts(any.list(40, any::delivery), 98, true)));
    makers.put("feedList", single(() -> feeds(any)));
    makers.put("feedAdded", single(() -> CommandReplies.feedAdded(any.text(300))));
    makers.put("feedRejected", single(() -> CommandReplies.feedRejected(any.text(300))));
    makers.put("feedRemoved", single(() -> CommandReplies.feedRemoved(any.text(300))));
    makers.put("feedNotFound", single(CommandReplies::feedNotFound));
    makers.put(
        "vendorAdded",
        single(() -> CommandReplies.vendorAdded(any.text(200), any.vendorHistory())));
    makers.put(
        "vendorRemoved",
        single(() -> CommandReplies.vendorRemoved(any.text(200), any.randomBoolean())));
    makers.put(
        "explanation",
        () -> {
          SlackMessage reply =
              ExplanationReply.of(
                  any.matchedAdvisory().advisory(),
                  any.list(3, any::preview),
                  any.list(12, any::matchExplanation),
                  any.list(20, any::rejectedCandidate));
          return List.of(
              new RenderedOutput.Message(reply.text(), reply.blocksJson(), ROUTE_CHANNELS));
        });
    makers.put(
        "unseenLink",
        single(() -> {
          List<Feed> feeds = any.feeds();
          return UnseenLinkReply.of(any.text(300), feeds, any.states(feeds), Instant.EPOCH);
        }));
    makers.put(
        "vendorSuggestion",
        single(() -> CommandReplies.vendorSuggestion(any.text(300), any.text(200))));
    makers.put(
        "unusualVendorAdded",
        single(() -> CommandReplies.unusualVendorAdded(any.text(300), any.text(200))));
    makers.put(
        "vendorNotWatched",
        single(() -> CommandReplies.vendorNotWatched(any.text(300), any.text(200))));
    makers.put(
        "commandSuggestion",
        single(() -> CommandReplies.commandSuggestion(any.text(300), "recent")));
    makers.put("vendorNotFound", single(() -> CommandReplies.vendorNotFound(any.text(300))));
    makers.put("phraseRequired", single(() -> CommandReplies.phraseRequired(any.text(300))));
    makers.put(
        "exclusionResult",
        single(() ->
            CommandReplies.exclusionResult(
                any.text(200),
                any.text(200),
                any.list(20, any::matchedAdvisory),
                any.randomBoolean())));
    makers.put(
        "exclusionLines",
        single(() ->
            SlackMessage.ofLines(
                CommandReplies.exclusionLines(
                    any.text(200),
                    any.text(200),
                    any.list(20, any::matchedAdvisory),
                    any.randomBoolean()))));
    makers.put(
        "exclusionList",
        single(
            () -> CommandReplies.exclusionList(any.text(200), any.list(60, () -> any.text(100)))));
    makers.put("help", single(() -> GeneralReplies.help(any.randomBoolean() ? "" : any.text(300))));
    makers.put("requestFailed", single(() -> GeneralReplies.requestFailed(any.text(100))));
    makers.putAll(AllSlackViews.of(any));
    return makers;
  }

  private static SlackMessage feeds(HostileRecords any) {
    List<Feed> feeds = any.feeds();
    return FeedHealthMessages.feedTable(feeds, feeds, any.states(feeds), Instant.EPOCH);
  }

  /** With the marker by which a post is found. */
  private static List<RenderedOutput> postedForms(Alert alert) {
    Notice notice = alert;
    Marker marker = new Marker(ID);
    List<RenderedOutput> posted = new ArrayList<>();
    for (SlackMessage message : NoticeMessages.of(notice, ID, true)) {
      posted.add(
          message.hasBlocks()
              ? new RenderedOutput.Message(message.text(), marker.markBlocks(message), Set.of())
              : new RenderedOutput.Message(
                  marker.markText(message), message.blocksJson(), Set.of()));
    }
    return posted;
  }

  private static Supplier<List<RenderedOutput>> single(Supplier<SlackMessage> message) {
    return () -> List.of(RenderedOutput.of(message.get()));
  }

  /** The person who acted, whom the message names. */
  private static List<RenderedOutput> withUserMention(List<SlackMessage> messages) {
    return messages.stream()
        .<RenderedOutput>map(slackMessage ->
            new RenderedOutput.Message(
                slackMessage.text(), slackMessage.blocksJson(), Set.of("<@U0ANA>")))
        .toList();
  }

  private static List<RenderedOutput> toOutputs(List<SlackMessage> messages) {
    return messages.stream().map(RenderedOutput::of).toList();
  }
}
