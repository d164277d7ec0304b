package bellwether.local.invoke;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Unpacks the native library of AWS's Runtime Interface Client. By default, the client unpacks it
 * to {@code /tmp/.libaws-lambda-jni.so}, which may belong to another user.
 */
final class RuntimeClientLibrary {
  /** The system property for the path of an unpacked library. */
  private static final String JNI_PATH_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private RuntimeClientLibrary() {}

  /** Unpacks the library into the folder and returns the JVM option that selects it. */
  static String unpack(Path folder) throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    // The dynamic loaders of glibc; musl has others.
    boolean glibc =
        Files.exists(Path.of(arm ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2"));
    String name =
        String.format(
            Locale.ROOT,
            "/jni/libaws-lambda-jni.%s-%s.so",
            glibc ? "linux" : "linux_musl",
            arm ? "aarch_64" : "x86_64");
    Path file = folder.resolve("libaws-lambda-jni.so");
    try (InputStream packed = AWSLambda.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new FileNotFoundException("the Runtime Interface Client has no " + name);
      }
      Files.copy(packed, file);
    }
    return "-D" + JNI_PATH_PROPERTY + "=" + file;
  }
}
