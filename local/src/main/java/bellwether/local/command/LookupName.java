package bellwether.local.command;

import bellwether.feed.Catalogue;
import bellwether.function.slack.BreachAnswers;
import bellwether.local.dynamodb.LocalDynamo;
import bellwether.local.cli.UserError;
import bellwether.slack.request.Command.Lookup;
import bellwether.store.dynamo.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code lookup}: what {@code /breach NAME} would answer, as text. */
public final class LookupName implements bellwether.local.cli.Command {
  private static final String USAGE = "./bellwether lookup NAME [--data DIR]";

  private final PrintStream out;
  private final InstantSource clock;

  public LookupName(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "NAME [--data DIR]   what /breach NAME would answer, as text";
  }

  @Override
  public int run(List<String> words) throws IOException {
    Options options = Options.of(words, Set.of("--data"), Set.of(), USAGE);
    if (options.rest().isEmpty()) {
      throw UserError.usage("no name given. Usage: " + USAGE);
    }
    String name = String.join(" ", options.rest());
    Path data = DataFolder.of(options);
    if (!DataFolder.exists(data)) {
      throw new UserError(
          "nothing is kept in " + data + " yet: start with ./bellwether run, or name its --data");
    }
    print(name, data);
    return 0;
  }

  /** A run that is under way has the tables open: then it is asked. */
  private void print(String name, Path data) throws IOException {
    try (LocalDynamo own = LocalDynamo.fileBacked(data)) {
      print(name, own.endpoint());
    } catch (UserError inUse) {
      print(name, DataFolder.endpoint(data).orElseThrow(() -> inUse));
    }
  }

  private void print(String name, URI endpoint) {
    try (Store store = Store.connect(endpoint)) {
      Tables tables = Tables.ready(store);
      BreachAnswers answers = new BreachAnswers(() -> tables.asked(Catalogue.builtIn()), clock);
      out.println(answers.answer(Machine.CUSTOMER, "", new Lookup(name)).unescapedText());
    }
  }
}
