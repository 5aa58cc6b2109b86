package io.atrium.drivers.spi;

import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The final, merged wish for one instance, the last thing judged before a driver sees it. There is
 * no field for privileges, mounts, devices or host namespaces: what cannot be said cannot be asked
 * for.
 *
 * @param hostname RFC 1123 label, also the guest's name
 * @param authorizedKeys public keys of the person, in OpenSSH format
 * @param userData for the first boot; a shell script or cloud-config; secret, never logged
 * @param command replaces the image's command when not empty (containers)
 * @param environment variables of the process (containers); secret, never logged
 */
public record InstanceSpec(
    String instanceId,
    String departmentId,
    String hostname,
    Size size,
    ImageContent image,
    List<String> authorizedKeys,
    @Nullable String userData,
    List<String> command,
    Map<String, String> environment) {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private static final int LONGEST_TEXT = 16 * 1_024;

  public InstanceSpec {
    authorizedKeys = List.copyOf(authorizedKeys);
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    refuseUnless(LABEL.matcher(hostname).matches(), "the host name must be a DNS label");
    refuseUnless(size.fitsWithin(Size.LARGEST), "the size is out of bounds");
    refuseUnless(
        userData == null || userData.length() <= LONGEST_TEXT, "user data is longer than 16 KiB");
    refuseUnless(
        authorizedKeys.stream().noneMatch(key -> key.contains("\n")), "a key must be one line");
    refuseUnless(
        environment.keySet().stream().allMatch(name -> VARIABLE.matcher(name).matches()),
        "a variable's name must be letters, digits and underscores");
    refuseUnless(
        command.stream().noneMatch(word -> word.indexOf('\0') >= 0), "a command has a zero byte");
  }

  /** The same, made from another content. */
  public InstanceSpec from(ImageContent content) {
    return new InstanceSpec(
        instanceId,
        departmentId,
        hostname,
        size,
        content,
        authorizedKeys,
        userData,
        command,
        environment);
  }

  public Kind kind() {
    return image.format().kind();
  }

  /** Never prints user data or variables, which may hold secrets. */
  @Override
  public String toString() {
    return "InstanceSpec[%s %s %s %s]".formatted(instanceId, hostname, size, image.imageId());
  }

  private static void refuseUnless(boolean fine, String why) {
    if (!fine) {
      throw new SpecRejected("The specification is refused: " + why + ".");
    }
  }
}
