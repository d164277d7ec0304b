package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which code of the application other code can call. A call of an overridden method counts as a
 * call of each method that overrides it, and a lambda as part of the method that contains it.
 */
final class CallGraph {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("bellwether");

  JavaClass type(Class<?> type) {
    return classes.get(type);
  }

  /** What Lambda can run in a handler: it is created without arguments. */
  Set<JavaCodeUnit> reachableFrom(Class<?> handler) {
    Set<JavaCodeUnit> start = new LinkedHashSet<>();
    start.add(type(handler).getConstructor());
    for (JavaClass owner :
        Stream.iterate(
                type(handler),
                c -> c.getName().startsWith("bellwether"),
                c -> c.getRawSuperclass().orElseThrow())
            .toList()) {
      owner.getMethods().stream()
          .filter(method -> method.getName().startsWith("handle"))
          .forEach(start::add);
    }
    assertThat(start).hasSizeGreaterThan(1);
    return reachable(start, unit -> !isOfOtherHandler(unit.getOwner(), type(handler)));
  }

  private static boolean isOfOtherHandler(JavaClass owner, JavaClass handler) {
    return owner.isAssignableTo(RequestStreamHandler.class)
        && !handler.isAssignableTo(owner.getName());
  }

  /** The code units that these can call, and they themselves, as far as {@code isFollowed}. */
  Set<JavaCodeUnit> reachable(Collection<JavaCodeUnit> start, Predicate<JavaCodeUnit> isFollowed) {
    Set<JavaCodeUnit> found = new LinkedHashSet<>(start);
    Deque<JavaCodeUnit> pending = new ArrayDeque<>(start);
    while (!pending.isEmpty()) {
      targets(pending.remove())
          .flatMap(target -> target.resolveMember().stream())
          .flatMap(CallGraph::withOverriding)
          .filter(unit -> unit.getOwner().getName().startsWith("bellwether"))
          .filter(isFollowed)
          .filter(found::add)
          .forEach(pending::add);
    }
    return found;
  }

  /** What a code unit calls or refers to, in the application and in libraries. */
  static Stream<CodeUnitCallTarget> calls(JavaCodeUnit unit) {
    return unit.getCallsFromSelf().stream().map(call -> call.getTarget());
  }

  private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream()
        .map(access -> access.getTarget())
        .filter(CodeUnitAccessTarget.class::isInstance)
        .map(CodeUnitAccessTarget.class::cast);
  }

  private static Stream<JavaCodeUnit> withOverriding(JavaMember member) {
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.concat(
        Stream.of(unit),
        unit.getOwner().getAllSubclasses().stream()
            .flatMap(subclass -> subclass.getMethods().stream())
            .filter(method ->
                method.getName().equals(unit.getName())
                    && method.getRawParameterTypes().equals(unit.getRawParameterTypes())));
  }
}
