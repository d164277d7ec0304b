package bellwether.feed;

import bellwether.domain.feed.Format;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.LinkedPageCrawler;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.format.csaf.CsafCrawler;
import bellwether.feed.format.csaf.CsafParser;
import bellwether.feed.format.edgar.EdgarCrawler;
import bellwether.feed.format.edgar.EdgarParser;
import bellwether.feed.format.ghsa.GhsaParser;
import bellwether.feed.format.hibp.HibpParser;
import bellwether.feed.format.kev.KevParser;
import bellwether.feed.format.leaksite.RansomLookParser;
import bellwether.feed.format.leaksite.RansomwareLiveParser;
import bellwether.feed.format.mail.MailParser;
import bellwether.feed.format.mailman.MailmanCrawler;
import bellwether.feed.format.mailman.MailmanParser;
import bellwether.feed.format.mapped.MappedCsvParser;
import bellwether.feed.format.mapped.MappedHtmlParser;
import bellwether.feed.format.mapped.MappedJsonParser;
import bellwether.feed.format.osv.OsvCrawler;
import bellwether.feed.format.osv.OsvParser;
import bellwether.feed.format.syndication.SyndicationParser;
import bellwether.feed.http.FetchBudget;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The code that supports a format. To add a format, add a constant to {@link Format}, a package
 * under {@code format}, and a line here.
 *
 * @param parser parses one document; it may throw on hostile input
 * @param crawler creates the crawler for one poll
 */
record FormatSupport(
    Function<FeedDocument, ParseResult> parser,
    BiFunction<FetchBudget, DocumentCrawler, FeedCrawler> crawler) {

  static FormatSupport of(Format format) {
    return switch (format) {
      case SYNDICATION -> singleDocument(SyndicationParser::parse);
      case MAILMAN -> new FormatSupport(MailmanParser::parse, MailmanCrawler::new);
      case HIBP -> singleDocument(HibpParser::parse);
      case KEV -> singleDocument(KevParser::parse);
      case EDGAR ->
          new FormatSupport(EdgarParser::parse, (_, documents) -> new EdgarCrawler(documents));
      case RANSOMWARE_LIVE -> singleDocument(RansomwareLiveParser::parse);
      case RANSOMLOOK -> singleDocument(RansomLookParser::parse);
      case GHSA -> new FormatSupport(GhsaParser::parse, LinkedPageCrawler::new);
      case OSV -> new FormatSupport(OsvParser::parse, OsvCrawler::new);
      case CSAF -> new FormatSupport(CsafParser::parse, CsafCrawler::new);
      case CSV -> singleDocument(MappedCsvParser::parse);
      case JSON -> singleDocument(MappedJsonParser::parse);
      case HTML -> singleDocument(MappedHtmlParser::parse);
      case MAIL -> singleDocument(MailParser::parse);
    };
  }

  /** A format of which a poll reads one document. */
  private static FormatSupport singleDocument(Function<FeedDocument, ParseResult> parser) {
    return new FormatSupport(parser, (_, documents) -> documents);
  }
}
