package bellwether.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import bellwether.local.http.ListenAddress;
import bellwether.local.http.RawRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class DynamoDbLocalServerTest {
  @TempDir private Path folder;

  private static void write(DynamoDbClient client) {
    client.createTable(table ->
        table
            .tableName("kept")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("k")
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .keySchema(
                KeySchemaElement.builder().attributeName("k").keyType(KeyType.HASH).build()));
    client.putItem(put -> put.tableName("kept").item(Map.of("k", AttributeValue.fromS("v"))));
  }

  private static boolean has(DynamoDbClient client) {
    return client
        .getItem(get -> get.tableName("kept").key(Map.of("k", AttributeValue.fromS("v"))))
        .hasItem();
  }

  /** The other process of the test: writes, prints that it has, and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    try {
      DynamoDbLocalServer dynamo = DynamoDbLocalServer.fileBacked(Path.of(arguments[0]), 0);
      DynamoDbClient client = RawTables.connect(dynamo.endpoint());
      write(client);
      System.out.println("written");
      Thread.sleep(Long.MAX_VALUE);
    } finally {
      Runtime.getRuntime().halt(1); // the server's threads would keep a failed process alive
    }
  }

  @Test
  void inMemory_listensOnLoopbackOnly() throws Exception {
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoDbClient client = RawTables.connect(dynamo.endpoint())) {
      write(client);

      assertThat(has(client)).isTrue();
      assertThat(InetAddress.getByName(dynamo.endpoint().getHost()).isLoopbackAddress()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rebound.invalid, , 403",
    "localhost, http://page.invalid, 403",
    "localhost, , 400",
  })
  void request_ofAWebPageIsRejected(String host, String origin, String status) throws Exception {
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory()) {
      assertThat(RawRequest.statusLine(dynamo.endpoint().getPort(), "/", host, origin))
          .contains(" " + status);
    }
  }

  @Test
  void fileBacked_alsoListensOnTheAddressThatIsNamed() throws Exception {
    ListenAddress listen = ListenAddress.parse("127.0.0.2");
    int port;
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.fileBacked(folder, 0, listen)) {
      port = dynamo.endpoint().getPort();
      try (DynamoDbClient client = RawTables.connect(dynamo.endpoint());
          DynamoDbClient container = RawTables.connect(URI.create("http://127.0.0.2:" + port))) {
        write(container);
        assertThat(has(client)).isTrue();
      }
      assertThat(RawRequest.statusLine(listen.address(), port, "/", "rebound.invalid", null))
          .contains(" 403");
    }
    assertThatThrownBy(() -> RawRequest.statusLine(listen.address(), port, "/", "localhost", null))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void addressOfAnotherMachine_isAOneLineErrorAndUnlocksTheFolder() throws Exception {
    // An address for documentation, which no machine has (RFC 5737).
    ListenAddress listen = ListenAddress.parse("192.0.2.1");
    assertThatThrownBy(() -> DynamoDbLocalServer.fileBacked(folder, 0, listen))
        .isInstanceOf(UserError.class)
        .hasMessageMatching("port \\d+ of 192\\.0\\.2\\.1 can't be opened .*--listen.*");
    DynamoDbLocalServer.fileBacked(folder, 0).close();
  }

  @Test
  void occupiedPort_isAOneLineError() throws Exception {
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory()) {
      int port = dynamo.endpoint().getPort();
      assertThatThrownBy(() -> DynamoDbLocalServer.fileBacked(folder, port))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }

  @Test
  void fileBacked_survivesAKillAndIsLocked() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DynamoDbLocalServerTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.lines().filter("written"::equals).findFirst()).hasValue("written");
      assertThatThrownBy(() -> DynamoDbLocalServer.fileBacked(folder, 0))
          .isInstanceOf(UserError.class)
          .hasMessage(
              String.format(
                  Locale.ROOT,
                  "%s is in use by another bellwether run (pid %d): stop it, or use another folder with --data",
                  folder,
                  other.pid()));
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.fileBacked(folder, 0);
        DynamoDbClient client = RawTables.connect(dynamo.endpoint())) {
      assertThat(has(client)).isTrue();
    }
  }
}
