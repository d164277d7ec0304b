package bellwether.feed.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("case-50")
final class TextDecoderTest {
  private static final String RUSSIAN = "Инквелл сообщила о краже данных клиентов";

  private static String xml(String encoding, String title) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><title>" + title + "</title>";
  }

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private static byte[] with(byte[] whole, int... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(whole);
    Arrays.stream(more).forEach(out::write);
    return out.toByteArray();
  }

  private static String read(byte[] body, @Nullable String contentType) {
    return TextDecoder.decode(body, contentType).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1251|windows-1251|Инквелл сообщила о краже данных",
        "koi8-r|KOI8-R|Инквелл сообщила о краже данных",
        "gb2312|GB18030|墨水公司数据泄露",
        "GBK|GB18030|墨水公司数据泄露",
        "big5|Big5|墨水公司資料外洩",
        "shift_jis|windows-31j|墨水社の情報漏えい",
        "euc-jp|EUC-JP|墨水社の情報漏えい",
        "euc-kr|x-windows-949|잉크웰 개인정보 유출",
        "windows-1255|windows-1255|דליפת מידע באינקוול",
        "windows-874|x-windows-874|ข้อมูลรั่วไหล",
      })
  void invalidByte_replacesOneLetter(String declared, String charset, String title) {
    byte[] body = with(bytes(xml(declared, title), charset), 'X', 0xFF, '<', 'b', '>');

    assertThat(read(body, null)).contains("<title>" + title + "</title>").endsWith("<b>");
    assertThat(read(body, "text/xml; charset=" + declared)).contains(title);
  }

  @Test
  void invalidByte_inUtf8_replacesAtMostOneLetter() {
    String title = "M\u00fcller Licht \u2013 \u201cconfirmed\u201d";
    byte[] latin = with(bytes(xml("utf-8", title) + "Caf", "UTF-8"), 0xE9, ' ', 'N');
    byte[] cut = with(bytes(xml("utf-8", title), "UTF-8"), 0xE2, 0x80, ' ', 'N');

    assertThat(TextDecoder.decode(latin, null))
        .isEqualTo(new TextDecoder.Decoded(xml("utf-8", title) + "Caf\u00e9 N", true));
    assertThat(read(cut, "text/xml")).isEqualTo(xml("utf-8", title) + "\uFFFD N");
    assertThat(read(cut, "text/xml; charset=iso-8859-1")).contains(title);
  }

  @Test
  void latin1_declaredAsUtf8_isReadWhole() {
    assertThat(read(bytes(xml("utf-8", "caf\u00e9 na\u00efve \u00a350"), "ISO-8859-1"), null))
        .contains("caf\u00e9 na\u00efve \u00a350");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, windows-1251, windows-1251",
    "windows-1251, utf-8, windows-1251",
    "euc-kr, windows-1251, windows-1251",
    "iso-8859-1, koi8-r, KOI8-R",
    "ascii, windows-1251, windows-1251",
    "windows-1251, iso-8859-1, windows-1251",
    "windows-1251, utf-8, UTF-8",
    "x-bogus, windows-1251, windows-1251",
    "utf-16, windows-1251, windows-1251",
  })
  void declarationThatDoesNotFit_fallsBackToTheOther(String http, String own, String charset) {
    TextDecoder.Decoded decoded =
        TextDecoder.decode(bytes(xml(own, RUSSIAN), charset), "text/xml; charset=" + http);

    assertThat(decoded).isEqualTo(new TextDecoder.Decoded(xml(own, RUSSIAN), false));
  }

  @Test
  void pageThatDeclaresItsCharset_isFollowed() {
    assertThat(
            read(
                bytes(
                    "<html><head><meta http-equiv='Content-Type' content='text/html; charset=win-1251'>"
                        + RUSSIAN,
                    "windows-1251"),
                "text/html"))
        .endsWith(RUSSIAN);
    assertThat(read(bytes("<meta charset=koi8-u>" + RUSSIAN, "KOI8-U"), "text/html;charset=utf-8"))
        .endsWith(RUSSIAN);
  }

  @Test
  void declaredCharsetThatFitsNothing_isNotFollowed() {
    byte[] body = bytes(xml("shift_jis", RUSSIAN), "UTF-8");

    assertThat(read(body, "text/xml; charset=big5")).contains(RUSSIAN);
    assertThat(read(bytes("\u00fc \u00e9 \u00e0 \u00f1", "ISO-8859-1"), "x;charset=iso-2022-jp"))
        .isEqualTo("\u00fc \u00e9 \u00e0 \u00f1");
  }

  @Test
  void escapingCharset_isFollowedWhereDeclared() {
    String title = "\u60c5\u5831\u6f0f\u3048\u3044";

    assertThat(read(bytes(xml("ISO-2022-JP", title), "ISO-2022-JP"), null)).contains(title);
    assertThat(read(bytes(xml("x", "plain"), "UTF-8"), "x;charset=iso-2022-jp")).contains("plain");
  }

  @Test
  void wideCharset_isKnownWithoutAMark() {
    assertThat(read("{\"title\":\"caf\u00e9\"}".getBytes(UTF_16LE), null)).contains("caf\u00e9");
    assertThat(read("\n<rss>caf\u00e9".getBytes(UTF_16BE), "text/xml;charset=utf-8"))
        .endsWith("caf\u00e9");
  }

  @Test
  void manyErrors_endSoon() {
    byte[] body = new byte[4_000_000];
    Arrays.fill(body, (byte) 0xFF);

    assertThat(read(body, "text/xml; charset=gb2312")).hasSize(body.length);
  }

  @Test
  void labels_areThoseOfTheStandard() throws IOException {
    String table;
    try (var in = CharsetLabels.class.getResourceAsStream("charset-labels.txt")) {
      table = new String(in.readAllBytes(), UTF_8);
    }
    String standard = table.substring(0, table.indexOf("# Not in the standard"));
    assertThat(standard.lines().filter(line -> !line.startsWith("#")).toList())
        .hasSize(40)
        .allSatisfy(line -> {
          String[] parts = line.split(" ?: ");
          for (String label : parts[1].split(" ")) {
            assertThat(CharsetLabels.charset(label))
                .as(label)
                .isEqualTo(
                    Arrays.stream(parts[0].split(" "))
                        .filter(name -> !name.isEmpty() && Charset.isSupported(name))
                        .findFirst()
                        .map(Charset::forName));
          }
        });
    assertThat(
            standard
                .lines()
                .filter(line -> !line.startsWith("#"))
                .mapToInt(TextDecoderTest::labels)
                .sum())
        .isEqualTo(228);
  }

  private static int labels(String line) {
    return line.split(" ?: ")[1].split(" ").length;
  }

  @ParameterizedTest
  @CsvSource({
    "ks_c_5601-1987, x-windows-949, 잉크웰",
    "x-sjis, windows-31j, 墨水社の",
    "x-gbk, GB18030, 墨水公司",
    "cp866, IBM866, Инквелл",
    "iso_8859-5, ISO-8859-5, Инквелл",
    "WIN-1251, windows-1251, Инквелл",
    "x-mac-cyrillic, x-MacUkraine, Инквелл",
    "Latin-2, ISO-8859-2, Žluťák",
    "iso-8859-8-i, ISO-8859-8, דליפה",
    "cp949, x-windows-949, 잉크웰",
    "l9, ISO-8859-15, Œuvre",
    "gb2312, GB18030, 墨水",
  })
  void label_isReadInAnySpelling(String label, String charset, String title) {
    byte[] body = bytes(xml(label, title), charset);

    assertThat(read(body, null)).contains(title);
    assertThat(read(bytes(title, charset), "text/plain; charset=\"" + label + "\""))
        .isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({"hz-gb-2312", "iso-2022-kr", "utf-7", "ibm037", "replacement"})
  void obfuscatingLabel_isUnknown(String label) {
    assertThat(CharsetLabels.charset(label)).isEmpty();
    assertThat(read("<title>caf\u00e9</title>".getBytes(ISO_8859_1), "x; charset=" + label))
        .isEqualTo("<title>caf\u00e9</title>");
  }
}
