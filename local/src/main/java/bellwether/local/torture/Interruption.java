package bellwether.local.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * When the worker that reaches some moment is killed or paused.
 *
 * @param nth how many times the moment must come, at any worker
 * @param otherwise number of the worker if it is not known who reached the moment, or if it does
 *     not come in time
 * @param pause whether it is paused until its claims have expired, and not killed
 */
record Interruption(Moment moment, int nth, int otherwise, boolean pause) {
  /** What the worker is doing. */
  enum Moment {
    BEFORE_POST,
    AFTER_POST,
    AFTER_CLAIM,
    BEFORE_WRITE,
    AFTER_WRITE,
    AFTER_FEED;

    /** Writes and feeds are frequent, and workers must get far enough to post. */
    private int randomCount(Random random) {
      return switch (this) {
        case BEFORE_POST, AFTER_POST, AFTER_CLAIM -> 1 + random.nextInt(4);
        case BEFORE_WRITE, AFTER_WRITE -> 1 + random.nextInt(60);
        case AFTER_FEED -> 1 + random.nextInt(8);
      };
    }
  }

  static List<Interruption> plan(CampaignPlan plan) {
    Random random = new Random(plan.seed());
    Moment[] moments = Moment.values();
    List<Interruption> interruptions = new ArrayList<>();
    for (int i = 0; i < plan.kills(); i++) {
      Moment moment = moments[i % moments.length];
      interruptions.add(
          new Interruption(
              moment, moment.randomCount(random), random.nextInt(plan.workers()), false));
    }
    for (int i = 0; i < CampaignPlan.pauses(plan.kills()); i++) {
      Moment moment = i % 3 == 2 ? moments[random.nextInt(moments.length)] : Moment.AFTER_CLAIM;
      interruptions.add(
          new Interruption(
              moment, moment.randomCount(random), random.nextInt(plan.workers()), true));
    }
    Collections.shuffle(interruptions, random);
    return interruptions;
  }
}
