package bellwether.feed.format.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.ParseSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the title of an item. */
final class ItemTitleTest {
  @Test
  void title_escapedTwice_isUnescaped() {
    assertThat(ParseSupport.rss("<title>Acme&amp;#x27;s &amp;amp; Co</title>").title())
        .isEqualTo("Acme's & Co");
  }

  @Test
  void title_namingATag_losesNothing() {
    assertThat(
            ParseSupport.rss("<title>Flaw in &lt;script&gt; of &lt;b&gt;Acme&lt;/b&gt;</title>")
                .title())
        .isEqualTo("Flaw in <script> of Acme");
  }

  @Test
  void title_ofOtherVocabularies_doesNotOverride() {
    assertThat(
            ParseSupport.rss(
                    "<media:title>Photo</media:title><title>Acme</title><itunes:title>Pod</itunes:title>")
                .title())
        .isEqualTo("Acme");
  }

  @Test
  void title_missing_fallsBackToTheText() {
    assertThat(ParseSupport.rss("<description>Acme was hit.</description>").title())
        .isEqualTo("Acme was hit.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<title>M&amp;uuml;ller Licht</title>|M\u00fcller Licht",
        "<title type='text'>M&amp;#252;ller &amp;amp; S\u00f6hne</title>|M\u00fcller & S\u00f6hne",
        "<title type='html'>M&amp;uuml;ller</title>|M\u00fcller",
        "<title type='html'>M&amp;amp;uuml;ller</title>|M\u00fcller",
        "<title>AT&amp;amp;T &amp;#8211; hit</title>|AT&T \u2013 hit",
        "<title>Flaw in &lt;b&gt; and &amp;lt;i&amp;gt;</title>|Flaw in <b> and &lt;i&gt;",
        "<title>Flaw in &amp;lt;i&amp;gt;</title>|Flaw in <i>",
        "<title type='html'>Flaw in &amp;amp;lt;i&amp;amp;gt;</title>|Flaw in &lt;i&gt;",
        "<title>R&amp;copyright=1&amp;D &bogus;</title>|R&copyright=1&D &bogus;",
      })
  void title_escapedTwiceInAtom_isUnescaped(String written, String title) {
    assertThat(ParseSupport.atom(written).title()).isEqualTo(title);
  }
}
