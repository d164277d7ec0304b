package bellwether.loopback;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, in the JDK itself, every connection to an address that is not this machine's own.
 *
 * <p>One method of the JDK connects them all: plain sockets, channels of either kind and datagrams.
 * A {@code SocketImplFactory} would see plain sockets only.
 */
public final class SocketGuard {
  private static final String DOOR = "sun.nio.ch.Net";
  private static final String CONNECT =
      "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I";

  /** Which of the method's parameters is the address. */
  private static final int ADDRESS = 2;

  private static boolean installed;

  private SocketGuard() {}

  /** Loads this class as an agent into its own JVM, which needs no option on the command line. */
  static synchronized void install() {
    if (installed) {
      return;
    }
    try {
      Path jar = agent();
      try {
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "jvmtiAgentLoad",
                new Object[] {new String[] {jar.toString()}},
                new String[] {String[].class.getName()});
      } finally {
        Files.delete(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    if (!installed) {
      throw new IllegalStateException("nothing guards sockets: is " + DOOR + " another class now?");
    }
  }

  /** Called by the JVM. */
  public static void agentmain(@Nullable String options, Instrumentation jvm) throws Exception {
    ClassFileTransformer guard = new Guard();
    jvm.addTransformer(guard, true);
    try {
      jvm.retransformClasses(Class.forName(DOOR));
    } finally {
      jvm.removeTransformer(guard);
    }
  }

  private static Path agent() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", SocketGuard.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = Files.createTempFile("loopback", ".jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static final class Guard implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> type,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!name.equals(DOOR.replace('.', '/'))) {
        return null;
      }
      ClassModel door = ClassFile.of().parse(bytes);
      installed = door.methods().stream().anyMatch(Guard::connects);
      return ClassFile.of()
          .transformClass(
              door, ClassTransform.transformingMethodBodies(Guard::connects, new Refusal()));
    }

    private static boolean connects(MethodModel method) {
      return method.methodName().equalsString("connect")
          && method.methodType().equalsString(CONNECT);
    }
  }

  /**
   * What is put before the method: {@code if (!(address.isLoopbackAddress() |
   * address.isAnyLocalAddress())) { System.setProperty(…); throw new ConnectException(…); }}.
   */
  private static final class Refusal implements CodeTransform {
    private static final ClassDesc INET_ADDRESS =
        InetAddress.class.describeConstable().orElseThrow();
    private static final ClassDesc SYSTEM = System.class.describeConstable().orElseThrow();
    private static final ClassDesc REFUSED =
        ConnectException.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc IS = MethodTypeDesc.of(CD_boolean);

    @Override
    public void atStart(CodeBuilder code) {
      code.aload(ADDRESS)
          .invokevirtual(INET_ADDRESS, "isLoopbackAddress", IS)
          .aload(ADDRESS)
          .invokevirtual(INET_ADDRESS, "isAnyLocalAddress", IS)
          .ior()
          .ifThen(
              Opcode.IFEQ,
              refusal ->
                  refusal
                      .ldc(Attempts.PROPERTY)
                      .ldc("connect to ")
                      .aload(ADDRESS)
                      .invokevirtual(CD_Object, "toString", MethodTypeDesc.of(CD_String))
                      .invokevirtual(CD_String, "concat", MethodTypeDesc.of(CD_String, CD_String))
                      .invokestatic(
                          SYSTEM, "setProperty", MethodTypeDesc.of(CD_String, CD_String, CD_String))
                      .pop()
                      .new_(REFUSED)
                      .dup()
                      .ldc("tests stay on the loopback address")
                      .invokespecial(REFUSED, INIT_NAME, MethodTypeDesc.of(CD_void, CD_String))
                      .athrow());
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
