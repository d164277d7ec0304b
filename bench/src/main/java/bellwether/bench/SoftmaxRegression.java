package bellwether.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression on binary features with L2 regularization. Nesterov's accelerated
 * gradient descent makes the result deterministic.
 */
final class SoftmaxRegression {
  /** A feature of every sample, with almost no regularization. */
  static final String BIAS_FEATURE = "always";

  private static final int CLASSES = 3;
  private static final int ITERATIONS = 2_000;
  private static final double BIAS_RIDGE = .01;

  private final Map<String, Integer> featureIndex = new HashMap<>();
  private final double ridge;
  private double[][] weights;

  SoftmaxRegression(Collection<String> features, double ridge) {
    features.stream().sorted().forEach(feature -> featureIndex.put(feature, featureIndex.size()));
    featureIndex.put(BIAS_FEATURE, featureIndex.size());
    this.ridge = ridge;
    this.weights = new double[featureIndex.size()][CLASSES];
  }

  void fit(List<Set<String>> samples, List<Integer> classes) {
    int[][] rows = samples.stream().map(this::toIndices).toArray(int[][]::new);
    double longestRow = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(1);
    // The gradient of the loss of n samples changes by at most half of n times the longest row.
    double step = 1 / (.5 * longestRow * rows.length + ridge);
    double[][] ahead = copy(weights);
    double momentum = 1;
    for (int round = 0; round < ITERATIONS; round++) {
      double[][] next = copy(ahead);
      for (int w = 0; w < ahead.length; w++) {
        double penalty = w == ahead.length - 1 ? BIAS_RIDGE : ridge;
        for (int c = 0; c < CLASSES; c++) {
          next[w][c] -= step * penalty * ahead[w][c];
        }
      }
      for (int s = 0; s < rows.length; s++) {
        double[] probabilities = softmax(ahead, rows[s]);
        probabilities[classes.get(s)] -= 1;
        for (int w : rows[s]) {
          for (int c = 0; c < CLASSES; c++) {
            next[w][c] -= step * probabilities[c];
          }
        }
      }
      double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      for (int w = 0; w < ahead.length; w++) {
        for (int c = 0; c < CLASSES; c++) {
          ahead[w][c] = next[w][c] + (momentum - 1) / nextMomentum * (next[w][c] - weights[w][c]);
        }
      }
      weights = next;
      momentum = nextMomentum;
    }
  }

  double[] predict(Set<String> features) {
    return softmax(weights, toIndices(features));
  }

  /** Returns the weights of each feature, one for each class. */
  Map<String, double[]> weights() {
    Map<String, double[]> named = new HashMap<>();
    featureIndex.forEach((feature, at) -> named.put(feature, weights[at]));
    return named;
  }

  private int[] toIndices(Set<String> features) {
    return IntStream.concat(
            features.stream()
                .sorted()
                .filter(featureIndex::containsKey)
                .mapToInt(featureIndex::get),
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

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
