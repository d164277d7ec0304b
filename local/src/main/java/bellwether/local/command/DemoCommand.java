package bellwether.local.command;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.http.ListenAddress;
import bellwether.local.mail.LocalSes;
import bellwether.local.receiver.LocalReceiver;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * {@code demo}: runs Bellwether on the sample feeds and vendors.
 *
 * @param home the folder that contains events/
 */
public record DemoCommand(
    Path home, Map<String, String> variables, PrintStream out, PrintStream err, Clock clock)
    implements CliCommand {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    options.rejectArguments();
    Terminal terminal = Terminal.of(options, out, err, clock);
    ListenAddress listen = ListenOption.read(options, variables);
    try (SampleDeployment sample =
        new SampleDeployment(home.resolve("events"), options.port(3000), listen, terminal, clock)) {
      ListenOption.warnOfAccess(listen, terminal);
      terminal.print(
          TerminalEvent.info("local_slack", "", "Local Slack: " + sample.browserUri())
              .with("url", sample.browserUri()));
      URI receiver = sample.browserUri().resolve(LocalReceiver.PATH);
      terminal.print(
          TerminalEvent.info("local_receiver", "", "Webhook and Teams: " + receiver)
              .with("url", receiver));
      URI mail = sample.browserUri().resolve(LocalSes.PAGE);
      terminal.print(TerminalEvent.info("local_mail", "", "E-mail: " + mail).with("url", mail));
      LocalPipeline pipeline = sample.createPipeline();
      boolean success = pipeline.runOnce();
      if (options.hasFlag("--once")) {
        return success ? 0 : 1;
      }
      terminal.print(
          TerminalEvent.info(
              "hint",
              "",
              "Type /breach mimecast at "
                  + sample.browserUri()
                  + ", or click ⋯ Timeline below an alert; stop with Ctrl-C."));
      pipeline.runForever();
      return 0;
    }
  }
}
