package bellwether.feed.format.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.ParseSupport;
import org.junit.jupiter.api.Test;

/** Tests the text of an item, and the markup that is removed from it. */
final class ItemTextTest {
  @Test
  void text_ofHtml_keepsParagraphsAndDropsScripts() {
    Advisory item =
        ParseSupport.rss(
            "<title>T</title><description><![CDATA[<p>One\nline<br>next</p><script>evil()</script>"
                + "<ul><li>a<li>b</ul>caf&eacute; &lt;b&gt;]]></description>");
    assertThat(item.text()).isEqualTo("One line\nnext\n\na\nb\n\ncafé <b>");
  }

  @Test
  void text_isTheLongestOfTheItem() {
    Advisory item =
        ParseSupport.rss(
            "<title>T</title><description>short</description><content:encoded"
                + " xmlns:content='http://purl.org/rss/1.0/modules/content/'>the"
                + " whole</content:encoded>");
    assertThat(item.text()).isEqualTo("the whole");
  }

  @Test
  void text_ofAtom_followsItsType() {
    assertThat(ParseSupport.atom("<title>T</title><content>a &lt;b&gt; c</content>").text())
        .isEqualTo("a <b> c");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content type='html'>a &lt;b&gt;c&lt;/b&gt;</content>")
                .text())
        .isEqualTo("a c");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a</p><p>c</p></div></content>")
                .text())
        .isEqualTo("a\n\nc");
  }

  @Test
  void atom_readsTextInBase64() {
    Advisory encoded =
        ParseSupport.atom(
            "<title type='application/octet-stream'> QWNtZSBoaXQ= </title><content"
                + " type='application/octet-stream'>PHA+RmlsZXMgdGFrZW4uPC9wPg==</content>");
    assertThat(encoded.title()).isEqualTo("Acme hit");
    assertThat(encoded.text()).isEqualTo("Files taken.");
    assertThat(ParseSupport.atom("<title mode='base64'>not Base64, is it?</title>").title())
        .isNotEmpty();
  }

  @Test
  void text_escapedTwice_isUnescaped() {
    assertThat(
            ParseSupport.atom("<title>T</title><summary>M&amp;uuml;ller was hit</summary>").text())
        .isEqualTo("M\u00fcller was hit");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content>")
                .text())
        .isEqualTo("One\n\nTwo");
    assertThat(
            ParseSupport.rss(
                    "<title>T</title><description>&amp;lt;p&amp;gt;M&amp;amp;uuml;ller&amp;lt;/p&amp;gt;</description>")
                .text())
        .isEqualTo("M\u00fcller");
    assertThat(
            ParseSupport.rss(
                    "<title>T</title><description>Use &amp;lt;script&amp;gt; here</description>")
                .text())
        .isEqualTo("Use <script> here");
    assertThat(
            ParseSupport.advisories(
                "{\"items\":[{\"title\":\"M&uuml;ller &amp; Co\",\"content_text\":\"caf&eacute; &lt;b&gt;\"}]}"))
        .extracting(Advisory::title, Advisory::text)
        .containsExactly(tuple("M\u00fcller & Co", "caf\u00e9 &lt;b&gt;"));
  }
}
