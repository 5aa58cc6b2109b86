package io.atrium.drivers.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A registry of one image, {@code starter:1}, on the loopback, where engines put up with plain HTTP
 * once they see that there is no TLS.
 */
final class SmallRegistry implements AutoCloseable {

  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  private static final String CONFIG = "application/vnd.docker.container.image.v1+json";

  private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar";

  private static final byte TLS_HANDSHAKE = 0x16;

  private final Map<String, byte[]> content = new HashMap<>();

  private final ServerSocket door;

  SmallRegistry() throws IOException {
    var config = file(".json", "manifest.json");
    var layer = file("layer.tar", "");
    var manifest =
        """
        {"schemaVersion": 2, "mediaType": "%s",
         "config": {"mediaType": "%s", "size": %d, "digest": "%s"},
         "layers": [{"mediaType": "%s", "size": %d, "digest": "%s"}]}\
        """
            .formatted(
                MANIFEST, CONFIG, config.length, blob(config), LAYER, layer.length, blob(layer))
            .getBytes(StandardCharsets.UTF_8);
    content.put("/v2/starter/manifests/1", manifest);
    content.put("/v2/starter/manifests/" + digest(manifest), manifest);
    content.put("/v2/", new byte[0]);
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String reference() {
    return "127.0.0.1:%d/starter:1".formatted(door.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private static byte[] file(String ending, String butNot) {
    return StarterImage.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(ending) && !file.getKey().equals(butNot))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private String blob(byte[] bytes) {
    content.put("/v2/starter/blobs/" + digest(bytes), bytes);
    return digest(bytes);
  }

  private static String digest(byte[] bytes) {
    return "sha256:" + StarterImage.sha256(bytes);
  }

  private void serve() {
    try {
      while (true) {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      }
    } catch (IOException closed) {
      content.clear();
    }
  }

  /** One request, one answer, one connection. */
  private void answer(Socket caller) {
    try (caller) {
      var words = head(caller.getInputStream()).split(" ", 3);
      if (words.length == 3) {
        write(caller.getOutputStream(), words[0], words[1]);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Empty when the caller asks for TLS: it is then hung up on, and tries again without. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0 || next == TLS_HANDSHAKE) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private void write(OutputStream out, String method, String path) throws IOException {
    var bytes = content.get(path);
    if (bytes == null) {
      out.write(
          "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return;
    }
    var head =
        """
        HTTP/1.1 200 OK
        Connection: close
        Docker-Distribution-API-Version: registry/2.0
        Docker-Content-Digest: %s
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(digest(bytes), MANIFEST, bytes.length);
    out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(method.equals("HEAD") ? new byte[0] : bytes);
  }
}
