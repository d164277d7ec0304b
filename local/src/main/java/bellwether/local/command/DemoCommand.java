package bellwether.local.command;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * {@code demo}: runs Bellwether on the sample feeds and vendors.
 *
 * @param home the folder that contains events/
 */
public record DemoCommand(Path home, PrintStream out, PrintStream err, Clock clock)
    implements CliCommand {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    options.rejectArguments();
    try (SampleDeployment sample =
        new SampleDeployment(home.resolve("events"), options.port(3000), clock)) {
      out.println("Local Slack: " + sample.browserUri());
      LocalPipeline pipeline = sample.createPipeline(out, err);
      boolean success = pipeline.runOnce(out, err);
      if (options.hasFlag("--once")) {
        return success ? 0 : 1;
      }
      out.println("Type /breach mimecast at " + sample.browserUri() + "; stop with Ctrl-C.");
      pipeline.runForever(err);
      return 0;
    }
  }
}
