package bellwether.local.torture.fault;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the fault of each request. The nth request for a subject, such as the nth post of an
 * alert, meets the same fault in every campaign with the same seed, whichever worker sends it and
 * whichever design is tested.
 */
public final class FaultSchedule {
  private final long seed;
  private final int percent;
  private final ConcurrentMap<String, Integer> requests = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> injected = new ConcurrentHashMap<>();
  private volatile boolean calm;
  private volatile @Nullable Fault constant;

  /**
   * @param percent of requests that meet a fault
   */
  public FaultSchedule(long seed, int percent) {
    this.seed = seed;
    this.percent = percent;
  }

  /** Ends the faults. */
  public void stop() {
    calm = true;
  }

  /** Slack rejects everything from now on. */
  public void startOutage() {
    constant = SlackFaults.OUTAGE;
  }

  public void endOutage() {
    constant = null;
  }

  /** How often each kind of fault occurred, by name. */
  public Map<String, Integer> counts() {
    return new TreeMap<>(injected);
  }

  Fault slack(String subject) {
    Fault outage = constant;
    return count(outage == null ? next("slack " + subject, SlackFaults.ALL) : outage, "Slack ");
  }

  Fault dynamo(String operation) {
    return count(next("dynamo " + operation, DynamoFaults.of(operation)), "DynamoDB ");
  }

  private Fault count(Fault fault, String server) {
    if (!fault.equals(Fault.NONE)) {
      injected.merge(server + fault.name(), 1, Integer::sum);
    }
    return fault;
  }

  private Fault next(String subject, List<Fault> faults) {
    int nth = requests.merge(subject, 1, Integer::sum);
    if (calm) {
      return Fault.NONE;
    }
    SplittableRandom random = new SplittableRandom((seed * 31 + subject.hashCode()) * 31 + nth);
    return random.nextInt(100) < percent ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
  }
}
