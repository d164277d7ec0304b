package bellwether.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression over signs that are there or not, with a ridge; learned by
 * Nesterov's accelerated gradient, so that the same samples give the same weights.
 */
final class SoftmaxRegression {
  /** The sign that every sample has; it bears almost no ridge. */
  static final String BIAS_FEATURE = "always";

  private static final int CLASSES = 3;
  private static final int ITERATIONS = 2_000;
  private static final double BIAS_RIDGE = .01;

  private final Map<String, Integer> featureIndex = new HashMap<>();
  private final double ridge;
  private double[][] weights;

  SoftmaxRegression(Collection<String> signs, double ridge) {
    signs.stream().sorted().forEach(sign -> featureIndex.put(sign, featureIndex.size()));
    featureIndex.put(BIAS_FEATURE, featureIndex.size());
    this.ridge = ridge;
    this.weights = new double[featureIndex.size()][CLASSES];
  }

  void fit(List<Set<String>> samples, List<Integer> classes) {
    int[][] rows = samples.stream().map(this::toIndices).toArray(int[][]::new);
    double widest = 1;
    for (int[] row : rows) {
      widest = Math.max(widest, row.length);
    }
    // The gradient of the loss of n samples changes by at most half of n times the longest row.
    double step = 1 / (.5 * widest * rows.length + ridge);
    double[][] ahead = copy(weights);
    double momentum = 1;
    for (int round = 0; round < ITERATIONS; round++) {
      double[][] next = copy(ahead);
      for (int w = 0; w < ahead.length; w++) {
        double held = w == ahead.length - 1 ? BIAS_RIDGE : ridge;
        for (int c = 0; c < CLASSES; c++) {
          next[w][c] -= step * held * ahead[w][c];
        }
      }
      for (int s = 0; s < rows.length; s++) {
        double[] likely = softmax(ahead, rows[s]);
        likely[classes.get(s)] -= 1;
        for (int w : rows[s]) {
          for (int c = 0; c < CLASSES; c++) {
            next[w][c] -= step * likely[c];
          }
        }
      }
      double grown = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      for (int w = 0; w < ahead.length; w++) {
        for (int c = 0; c < CLASSES; c++) {
          ahead[w][c] = next[w][c] + (momentum - 1) / grown * (next[w][c] - weights[w][c]);
        }
      }
      weights = next;
      momentum = grown;
    }
  }

  /** The likelihood of each class. */
  double[] predict(Set<String> signs) {
    return softmax(weights, toIndices(signs));
  }

  /** The weights of each sign, a number for each class. */
  Map<String, double[]> weights() {
    Map<String, double[]> named = new HashMap<>();
    featureIndex.forEach((sign, at) -> named.put(sign, weights[at]));
    return named;
  }

  private int[] toIndices(Set<String> signs) {
    return IntStream.concat(
            signs.stream().sorted().filter(featureIndex::containsKey).mapToInt(featureIndex::get),
            IntStream.of(featureIndex.size() - 1))
        .toArray();
  }

  private static double[] softmax(double[][] weights, int[] row) {
    double[] scores = new double[CLASSES];
    for (int w : row) {
      for (int c = 0; c < CLASSES; c++) {
        scores[c] += weights[w][c];
      }
    }
    double highest = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double all = 0;
    for (int c = 0; c < CLASSES; c++) {
      scores[c] = Math.exp(scores[c] - highest);
      all += scores[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      scores[c] /= all;
    }
    return scores;
  }

  private static double[][] copy(double[][] of) {
    double[][] copy = new double[of.length][];
    for (int i = 0; i < of.length; i++) {
      copy[i] = of[i].clone();
    }
    return copy;
  }
}
