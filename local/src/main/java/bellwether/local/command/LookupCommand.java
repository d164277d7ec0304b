package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.workspace.SharedToken;
import bellwether.feed.catalogue.Catalogue;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.slack.request.Command;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/** {@code lookup}: prints what {@code /breach NAME} would answer. */
public record LookupCommand(PrintStream out, Clock clock) implements CliCommand {
  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    Command lookup =
        new Command(Command.Verb.LOOKUP, String.join(" ", options.requireArguments("name")));
    Path data =
        DataDirectory.findExisting(options)
            .orElseThrow(() ->
                new UserError(
                    "there is no folder .bellwether here: start ./bellwether run, or set --data to"
                        + " its folder"));
    String answer = DataDirectory.query(data, stores -> answer(stores, lookup));
    out.println(answer);
    return 0;
  }

  private String answer(DynamoStores stores, Command lookup) {
    return new App(stores, Catalogue::builtIn, clock)
        .commandHandler(SharedToken.SINGLE_WORKSPACE)
        .answer(LocalDeployment.CUSTOMER_ID, "", lookup)
        .unescapedText();
  }
}
