package io.atrium.drivers.libvirt.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The addresses of our network on a host: 4,094 of them, of which the first is the host's own and
 * the next few are kept free.
 *
 * @param first the address of the network as a number
 */
record Subnet(int first) {

  static final int PREFIX = 20;

  private static final int FIRST_GUEST = 16;

  private static final int LAST_GUEST = (1 << 32 - PREFIX) - 2;

  /** Where the network may lie, in the order of trying: places that few institutions use. */
  static List<Subnet> candidates() {
    return List.of(
        of("10.213.0.0"),
        of("10.214.16.0"),
        of("172.29.48.0"),
        of("10.149.64.0"),
        of("172.27.208.0"),
        of("192.168.208.0"));
  }

  /** The subnet that this address of a host's bridge lies in. */
  static Subnet of(String address) {
    int number = 0;
    for (var part : address.split("\\.")) {
      number = number << 8 | Integer.parseInt(part);
    }
    return new Subnet(number & -1 << 32 - PREFIX);
  }

  String gateway() {
    return text(first + 1);
  }

  /** The lowest address for a guest that is not taken, or none. */
  Optional<String> free(Set<String> taken) {
    return IntStream.rangeClosed(FIRST_GUEST, LAST_GUEST)
        .mapToObj(offset -> text(first + offset))
        .filter(address -> !taken.contains(address))
        .findFirst();
  }

  private static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }
}
