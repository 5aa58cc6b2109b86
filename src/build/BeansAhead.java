import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/**
 * Works out how the beans of the portal are made and adds it to its classes, so that a packaged
 * portal need not find it out at every start. Run by Maven on JDK 25, because Spring's own plugin
 * compiles with the Java that Maven itself runs on.
 */
class BeansAhead {

  public static void main(String[] arguments) throws Exception {
    var classes = Path.of(arguments[0]);
    var sources = Path.of(arguments[1], "sources");
    var resources = Path.of(arguments[1], "resources");
    var generated = Path.of(arguments[1], "classes");
    var settings =
        Settings.builder()
            .sourceOutput(sources)
            .resourceOutput(resources)
            .classOutput(generated)
            .groupId("io.atrium")
            .artifactId("atrium")
            .build();

    new SpringApplicationAotProcessor(
            Class.forName("io.atrium.Atrium"), settings, new String[] {"--logging.level.root=warn"})
        .process();
    copy(resources, classes);
    copy(generated, classes);
    int status = compile(sources, classes);

    System.exit(status);
  }

  private static int compile(Path sources, Path classes) throws IOException {
    var command =
        new ArrayList<>(
            List.of("-d", classes.toString(), "-proc:none", "-parameters", "-nowarn", "-cp"));
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(command::add);
    }
    var javac = ToolProvider.getSystemJavaCompiler();
    return javac.run(null, null, null, command.toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }
}
