package bellwether.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import bellwether.local.http.RawRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
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
