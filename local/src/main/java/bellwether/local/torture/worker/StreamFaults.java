package bellwether.local.torture.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Delivers the records of a stream as a bad stream does: repeated, in any order, or not at all. */
record StreamFaults(Random random, int percent) {
  List<String> disturb(List<String> ids) {
    List<String> received = new ArrayList<>();
    for (String id : ids) {
      boolean faulty = random.nextInt(100) < percent;
      int copies = faulty ? random.nextInt(4) : 1;
      received.addAll(Collections.nCopies(copies, id));
    }
    if (percent > 0) {
      Collections.shuffle(received, random);
    }
    return received;
  }
}
