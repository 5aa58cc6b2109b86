import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings every Java source into the one layout, or says which files are not in it. Run by Maven on
 * JDK 25, whatever Java Maven itself runs on, because only that parses the language we write.
 */
class Format {

  public static void main(String[] arguments) throws Exception {
    boolean write = arguments[0].equals("write");
    List<String> command = new ArrayList<>();
    command.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources());
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);

    int status = new Main(out, err, System.in).format(command.toArray(String[]::new));

    if (status != 0 && !write) {
      err.println("The files above are not formatted: run ./mvnw -Pformat validate");
    }
    System.exit(status);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }
}
