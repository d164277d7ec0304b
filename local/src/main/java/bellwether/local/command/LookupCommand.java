package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.CommandHandler;
import bellwether.app.workspace.SharedToken;
import bellwether.feed.catalogue.Catalogue;
import bellwether.local.cli.UserError;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.slack.request.Command;
import bellwether.slack.request.Command.Verb;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** {@code lookup}: what {@code /breach NAME} would answer, as text. */
public final class LookupCommand implements bellwether.local.cli.CliCommand {
  private static final String USAGE = "./bellwether lookup NAME [--data DIR]";

  private final PrintStream out;
  private final Clock clock;

  public LookupCommand(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "NAME [--data DIR]   what /breach NAME would answer, as text";
  }

  @Override
  public int run(List<String> words) throws IOException {
    CommandOptions options = CommandOptions.parse(words, Set.of("--data"), Set.of(), USAGE);
    if (options.positionals().isEmpty()) {
      throw UserError.usage("no name given. Usage: " + USAGE);
    }
    String name = String.join(" ", options.positionals());
    Path data = DataDirectory.fromOptions(options);
    if (!DataDirectory.exists(data)) {
      throw new UserError(
          "nothing is kept in " + data + " yet: start with ./bellwether run, or name its --data");
    }
    printAnswer(name, data);
    return 0;
  }

  /** A run that is under way has the tables open: then it is asked. */
  private void printAnswer(String name, Path data) throws IOException {
    try (DynamoDbLocalServer own = DynamoDbLocalServer.fileBacked(data)) {
      printAnswer(name, own.endpoint());
    } catch (UserError inUse) {
      printAnswer(name, DataDirectory.readEndpoint(data).orElseThrow(() -> inUse));
    }
  }

  private void printAnswer(String name, URI endpoint) {
    try (DynamoStores stores = DynamoDbStartup.open(endpoint)) {
      CommandHandler answers =
          new App(stores, Catalogue::builtIn, clock).commandHandler(SharedToken.SINGLE_WORKSPACE);
      out.println(
          answers
              .answer(LocalDeployment.CUSTOMER_ID, "", new Command(Verb.LOOKUP, name))
              .unescapedText());
    }
  }
}
