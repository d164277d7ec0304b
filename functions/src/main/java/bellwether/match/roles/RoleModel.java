package bellwether.match.roles;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import bellwether.domain.advisory.RoleProbabilities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language model that reads the role of a vendor, run by ONNX Runtime.
 *
 * <p>{@code training/} makes it. It is loaded when it is first needed, which takes up to a second.
 * Without its file, or if it fails, it throws {@link IllegalStateException}.
 */
final class RoleModel {
  static final String FILE = "role-model.onnx";

  /** The first 16 digits of the SHA-256 of the file: readings of another model do not count. */
  static final String VERSION = "9d3e3a242076b9e6";

  /** Without further threads, a snapshot of the function has none to restore. */
  private static final int THREADS = 1;

  /** Lookups, explanations and edits read the same text again. */
  private static final int MAX_REMEMBERED = 1_000;

  private static @Nullable RoleModel loaded;

  private final Map<MarkedText, RoleProbabilities> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MarkedText, RoleProbabilities> eldest) {
              return size() > MAX_REMEMBERED;
            }
          });

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private RoleModel() {
    try (InputStream in = RoleModel.class.getResourceAsStream(FILE);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (in == null) {
        throw new IllegalStateException(
            FILE + " is not on the class path: add the layer RoleModel to the function");
      }
      options.setIntraOpNumThreads(THREADS);
      session = environment.createSession(in.readAllBytes(), options);
    } catch (OrtException e) {
      throw new IllegalStateException("the model of roles cannot be loaded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a text in which one vendor is marked. */
  static RoleProbabilities read(MarkedText text) {
    RoleModel model = load();
    RoleProbabilities known = model.remembered.get(text);
    if (known == null) {
      known = model.run(text);
      model.remembered.put(text, known);
    }
    return known;
  }

  private static synchronized RoleModel load() {
    RoleModel model = loaded;
    if (model == null) {
      model = new RoleModel();
      loaded = model;
    }
    return model;
  }

  private RoleProbabilities run(MarkedText text) {
    try (OnnxTensor pieces = tensor(text.pieces());
        OnnxTensor places = tensor(text.places());
        OrtSession.Result result = session.run(Map.of("ids", pieces, "named", places))) {
      FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
      // The fourth and the sixth, a claim and an aftermath, are read from words instead.
      return new RoleProbabilities(out.get(0), out.get(1), out.get(2), out.get(4));
    } catch (OrtException e) {
      throw new IllegalStateException("the model of roles failed", e);
    }
  }

  private OnnxTensor tensor(List<Long> values) throws OrtException {
    long[] array = values.stream().mapToLong(Long::longValue).toArray();
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(array), new long[] {array.length});
  }
}
