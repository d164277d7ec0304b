package bellwether.local.invoke;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The native part of AWS's Runtime Interface Client. Left to itself the client unpacks it to {@code
 * /tmp/.libaws-lambda-jni.so}, which belongs to whoever ran it first on the machine.
 */
final class RuntimeClientLibrary {
  /** Where the client looks for a library that is unpacked already. */
  private static final String JNI_PATH_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private RuntimeClientLibrary() {}

  /** Unpacks it into the folder and answers the JVM option that makes the client use it. */
  static String unpack(Path folder) throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    // The loader that the x86-64 and the AArch64 ABI of glibc name; musl has others.
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
