package bellwether.lambda;

import static bellwether.lambda.TemplateFile.key;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that template.yaml defines the tables that the code needs. */
final class TemplateTablesTest {
  private final TemplateFile file = new TemplateFile();

  private static String tableName(TableSchema shape) {
    return shape.nameSuffix().substring(0, 1).toUpperCase(Locale.ROOT)
        + shape.nameSuffix().substring(1)
        + "Table";
  }

  @Test
  void tables_haveTheKeysAndIndexesOfTheCode() {
    Set<String> expected = new TreeSet<>();
    for (TableSchema shape : TableSchema.ALL) {
      expected.add(tableName(shape));
      JsonNode table = file.properties(tableName(shape));
      assertThat(key(table)).as(shape.nameSuffix()).isEqualTo(shape.key());
      List<TableSchema.Index> indexes = new ArrayList<>();
      for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
        indexes.add(new TableSchema.Index(index.required("IndexName").textValue(), key(index)));
        assertThat(index.at("/Projection/ProjectionType").textValue()).isEqualTo("KEYS_ONLY");
      }
      assertThat(indexes).as(shape.nameSuffix()).isEqualTo(shape.indexes());
    }
    assertThat(file.resources("AWS::DynamoDB::Table").keySet()).isEqualTo(expected);
  }

  @Test
  void tables_defineTheAttributesOfTheirKeysAndNoOthers() {
    file.resources("AWS::DynamoDB::Table")
        .forEach((name, table) -> {
          Set<String> used = new TreeSet<>(table.findValuesAsText("AttributeName"));
          used.remove("expiresAt");
          Set<String> defined = new TreeSet<>();
          for (JsonNode attribute : table.required("AttributeDefinitions")) {
            defined.add(attribute.required("AttributeName").textValue());
            assertThat(attribute.required("AttributeType").textValue()).isEqualTo("S");
          }
          assertThat(defined).as(name).isEqualTo(used);
        });
  }

  @Test
  void tables_areBilledOnDemandAndCanBeRestored() {
    file.resources("AWS::DynamoDB::Table")
        .forEach((name, table) -> {
          assertThat(table.required("BillingMode").textValue()).isEqualTo("PAY_PER_REQUEST");
          assertThat(
                  table
                      .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .booleanValue())
              .as(name)
              .isTrue();
          assertThat(table.at("/SSESpecification/SSEEnabled").booleanValue()).isTrue();
          // A first deployment that fails would otherwise leave tables that nobody has used.
          assertThat(file.template.at("/Resources/" + name + "/DeletionPolicy").textValue())
              .isEqualTo("RetainExceptOnCreate");
          assertThat(file.template.at("/Resources/" + name + "/UpdateReplacePolicy").textValue())
              .isEqualTo("Retain");
        });
  }

  @Test
  void tables_haveTimeToLiveWhereTheCodeSetsExpiry() {
    for (String name : List.of("Feeds", "Advisories", "Deliveries", "Installations")) {
      JsonNode expiry = file.properties(name + "Table").required("TimeToLiveSpecification");
      assertThat(expiry.required("AttributeName").textValue()).as(name).isEqualTo("expiresAt");
      assertThat(expiry.required("Enabled").booleanValue()).as(name).isTrue();
    }
  }
}
