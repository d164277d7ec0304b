package bellwether.match.roles;

import bellwether.match.text.ResourceLines;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The probability that a vendor is the victim or the source, for items without a matching rule: a
 * multinomial logistic regression over {@link Features}.
 *
 * <p>Its weights are in {@code weights.txt}, learned by {@code bench.TrainFeatureWeights}. Its
 * results are reported as "possible", with the features that weighed most.
 *
 * @param victim from 0 to 1
 * @param source from 0 to 1
 * @param topFeatures the features with the most weight, in descending order
 */
record Likelihood(double victim, double source, List<String> topFeatures) {
  /** Below this an item does not alert. Found by cross-validation, favoring precision. */
  private static final double THRESHOLD = .7;

  private static final int MAX_FEATURES = 3;
  private static final String BIAS = "always";
  private static final Map<String, double[]> WEIGHTS = read();

  static Likelihood of(Set<String> signs) {
    double victim = weight(BIAS, 0);
    double source = weight(BIAS, 1);
    for (String sign : signs) {
      victim += weight(sign, 0);
      source += weight(sign, 1);
    }
    double all = 1 + Math.exp(victim) + Math.exp(source);
    int decisive = victim >= source ? 0 : 1;
    return new Likelihood(
        Math.exp(victim) / all,
        Math.exp(source) / all,
        signs.stream()
            .filter(sign -> weight(sign, decisive) > 0)
            .sorted(Comparator.comparingDouble((String sign) -> -weight(sign, decisive)))
            .limit(MAX_FEATURES)
            .toList());
  }

  /** Whether it is likely enough to report as possible. */
  boolean isSufficient() {
    return victim + source >= THRESHOLD;
  }

  private static double weight(String sign, int role) {
    double[] weights = WEIGHTS.get(sign);
    return weights == null ? 0 : weights[role];
  }

  private static Map<String, double[]> read() {
    Map<String, double[]> weights = new HashMap<>();
    for (String line : ResourceLines.lines("weights.txt")) {
      String[] fields = line.split("\\|");
      weights.put(
          fields[2].strip(),
          new double[] {
            Double.parseDouble(fields[0].strip()), Double.parseDouble(fields[1].strip())
          });
    }
    return weights;
  }
}
