package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.InstanceSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a guest is told at its first boot, as cloud-init's NoCloud source expects it: who it is and
 * whose keys open it, and what its owner wants it to do.
 */
public record Seed(String metaData, String userData) {

  private static final String LABEL = "cidata";

  public static Seed of(InstanceSpec spec) {
    var keys = keys("public-keys", spec.authorizedKeys());
    var metaData =
        "instance-id: %s\nlocal-hostname: %s\n%s"
            .formatted(quoted(spec.instanceId()), quoted(spec.hostname()), keys);
    return new Seed(metaData, userData(spec));
  }

  /**
   * The keys are in both places where nobody asked for anything else: some guests read only one.
   */
  private static String userData(InstanceSpec spec) {
    var asked = spec.userData();
    return asked == null || asked.isBlank()
        ? "#cloud-config\n" + keys("ssh_authorized_keys", spec.authorizedKeys())
        : asked;
  }

  private static String keys(String name, List<String> keys) {
    return keys.isEmpty()
        ? ""
        : keys.stream()
            .map(key -> "  - %s\n".formatted(quoted(key)))
            .collect(Collectors.joining("", name + ":\n", ""));
  }

  /** A double-quoted YAML scalar, which is a JSON string. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
          } else if (c < ' ') {
            quoted.append("\\u%04x".formatted(c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }

  byte[] iso() {
    var files = new TreeMap<String, byte[]>();
    files.put("meta-data", metaData.getBytes(StandardCharsets.UTF_8));
    files.put("user-data", userData.getBytes(StandardCharsets.UTF_8));
    return new IsoImage(LABEL, files).bytes();
  }

  /** User data may hold secrets. */
  @Override
  public String toString() {
    return "Seed";
  }
}
