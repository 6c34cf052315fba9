package cordon.testsupport;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The settings that sources of Java ask for: components of the records that are bound to
 * properties, and parameters with {@code @Value}. What they mean is what Javadoc says of them.
 */
final class SourceSettings {
  private static final Pattern VALUE = Pattern.compile("\\$\\{(cordon\\.[a-z.-]+)(?::([^}]*))?}");

  private final Map<String, TreePath> records = new HashMap<>();
  private final List<TreePath> bound = new ArrayList<>();
  private final List<TreePath> values = new ArrayList<>();
  private final List<Setting> found = new ArrayList<>();
  private final DocTrees docs;

  private SourceSettings(List<Path> sources) {
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
    var task =
        (JavacTask)
            compiler.getTask(
                null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
    docs = DocTrees.instance(task);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new Finder().scan(new TreePath(unit), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them; a part is the folder of a module. */
  static List<Setting> of(Path checkout) throws IOException {
    var sources = new ArrayList<Path>();
    try (Stream<Path> modules = Files.list(checkout)) {
      // Sources alone: what is built beside this comes and goes while other modules are built.
      for (Path module : modules.map(one -> one.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    var settings = new SourceSettings(sources.stream().sorted().toList());
    settings.bound.forEach(one -> settings.components(one, prefix(one), part(one)));
    settings.values.forEach(settings::parameter);
    return List.copyOf(settings.found);
  }

  private final class Finder extends TreePathScanner<Void, Void> {
    @Override
    public @Nullable Void visitClass(ClassTree node, Void nothing) {
      if (node.getKind() == Tree.Kind.RECORD) {
        // Those within a class have its name before theirs.
        records.put(part(getCurrentPath()) + " " + node.getSimpleName(), getCurrentPath());
        records.putIfAbsent("any " + node.getSimpleName(), getCurrentPath());
        if (annotation(node.getModifiers().getAnnotations(), "ConfigurationProperties")
            .isPresent()) {
          bound.add(getCurrentPath());
        }
      }
      return super.visitClass(node, nothing);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, Void nothing) {
      annotation(node.getModifiers().getAnnotations(), "Value")
          .filter(value -> VALUE.matcher(value).matches())
          .ifPresent(value -> values.add(getCurrentPath()));
      return super.visitVariable(node, nothing);
    }
  }

  private static String prefix(TreePath bound) {
    return annotation(
            ((ClassTree) bound.getLeaf()).getModifiers().getAnnotations(),
            "ConfigurationProperties")
        .orElseThrow();
  }

  private void components(TreePath owner, String prefix, String part) {
    Map<String, String> meanings = parameters(owner);
    for (Tree member : ((ClassTree) owner.getLeaf()).getMembers()) {
      if (!(member instanceof VariableTree component)
          || component
              .getModifiers()
              .getFlags()
              .contains(javax.lang.model.element.Modifier.STATIC)) {
        continue;
      }
      String type = type(component);
      String name = prefix + "." + kebab(component.getName().toString());
      TreePath nested =
          Optional.ofNullable(records.get(part + " " + type)).orElse(records.get("any " + type));
      if (nested != null) {
        components(nested, name, part);
        continue;
      }
      found.add(
          new Setting(
              type.startsWith("Map<") ? name + ".<name>" : name,
              part,
              type.startsWith("Map<") ? "String" : type,
              annotation(component.getModifiers().getAnnotations(), "DefaultValue").orElse(""),
              meaning(meanings, component, name)));
    }
  }

  private void parameter(TreePath path) {
    var parameter = (VariableTree) path.getLeaf();
    Matcher value =
        VALUE.matcher(annotation(parameter.getModifiers().getAnnotations(), "Value").orElseThrow());
    if (value.matches()) {
      TreePath method = path.getParentPath();
      Map<String, String> meanings =
          method.getLeaf() instanceof MethodTree ? parameters(method) : Map.of();
      found.add(
          new Setting(
              value.group(1),
              part(path),
              type(parameter),
              value.group(2) == null ? "" : value.group(2),
              meaning(meanings, parameter, value.group(1))));
    }
  }

  private static String meaning(Map<String, String> meanings, VariableTree of, String name) {
    String meaning = meanings.get(of.getName().toString());
    if (meaning == null) {
      throw new AssertionError("Javadoc says nothing of " + of.getName() + ", which sets " + name);
    }
    return meaning;
  }

  /** What Javadoc says of each parameter or component, on one line and in the form of Markdown. */
  private Map<String, String> parameters(TreePath of) {
    DocCommentTree comment = docs.getDocCommentTree(of);
    return comment == null
        ? Map.of()
        : comment.getBlockTags().stream()
            .filter(ParamTree.class::isInstance)
            .map(ParamTree.class::cast)
            .collect(
                Collectors.toMap(
                    tag -> tag.getName().toString(),
                    tag ->
                        tag.getDescription().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining())
                            .replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
                            .replaceAll("\\s+", " ")
                            .strip()));
  }

  private static Optional<String> annotation(
      List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream()
        .filter(one -> one.getAnnotationType().toString().equals(name))
        .map(one -> one.getArguments().stream().findFirst().map(SourceSettings::text).orElse(""))
        .findFirst();
  }

  private static String text(ExpressionTree argument) {
    Tree value = argument instanceof AssignmentTree assigned ? assigned.getExpression() : argument;
    return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : "";
  }

  private static String type(VariableTree of) {
    String type = String.valueOf(of.getType()).replaceAll("@Nullable\\(?\\)? ?", "");
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The module, or all services where it is the platform's. */
  private static String part(TreePath path) {
    String file = path.getCompilationUnit().getSourceFile().toUri().getPath();
    String module = file.replaceAll(".*/([a-z-]+)/src/main/java/.*", "$1");
    return module.equals("platform") ? "services" : module.replace("-service", "");
  }
}
