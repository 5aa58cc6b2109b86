package io.atrium.drivers.libvirt.network;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import io.atrium.drivers.libvirt.connection.Extras.AddressChange;
import io.atrium.drivers.libvirt.connection.Fault;
import io.atrium.drivers.libvirt.connection.HostConnection;
import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.libvirt.domain.Absence;
import io.atrium.drivers.spi.NoRoom;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network of ours on a host: behind the host's own address, with a fixed address for each
 * instance and none for anybody else. It is made when it is first needed, in the first range that
 * nothing else on the host uses.
 */
public final class GuestNetwork {

  /** What it is called on each host. */
  public static final String NAME = "atrium";

  private static final Logger LOG = LoggerFactory.getLogger(GuestNetwork.class);

  private static final UUID ID =
      UUID.nameUUIDFromBytes("atrium/network".getBytes(StandardCharsets.UTF_8));

  private final HostConnection host;

  private final Session session;

  public GuestNetwork(HostConnection host, Session session) {
    this.host = host;
    this.session = session;
  }

  /** Makes sure that it is there and works. */
  public void ready() throws LibvirtException, InterruptedException {
    try (var _ = host.locks().hold("network")) {
      var known = find();
      if (known.isEmpty()) {
        make();
      } else if (known.get().isActive() == 0) {
        known.get().create();
      }
    }
  }

  /** The address that this card keeps from now on; the same one if it has one already. */
  public String keep(String mac) throws LibvirtException, InterruptedException {
    try (var _ = host.locks().hold("network")) {
      var addresses = addresses(find().orElseThrow());
      var known = addresses.byMac().get(mac);
      return known == null ? add(mac, addresses) : known;
    }
  }

  /** Gives the address of this card back. Without one, or without a network, all is done. */
  public void giveBack(String mac) throws LibvirtException, InterruptedException {
    try (var _ = host.locks().hold("network")) {
      var network = find();
      var address = network.isEmpty() ? null : addresses(network.get()).byMac().get(mac);
      if (address != null) {
        session.extras().changeAddress(NAME, AddressChange.REMOVE, Addresses.entry(mac, address));
      }
    }
  }

  /**
   * An address that was lent lately is not used: its server would not give it to another card.
   * Another portal on the same host may take the same address first: then the next one is tried.
   */
  private String add(String mac, Addresses addresses) {
    var subnet = Subnet.of(addresses.gateway());
    var taken = new HashSet<>(addresses.byMac().values());
    taken.addAll(session.extras().lentAddresses(NAME));
    while (true) {
      var address =
          subnet
              .free(taken)
              .orElseThrow(() -> new NoRoom("The host's network has no free address."));
      try {
        session.extras().changeAddress(NAME, AddressChange.ADD, Addresses.entry(mac, address));
        return address;
      } catch (Fault fault) {
        if (fault.code() != ErrorNumber.VIR_ERR_OPERATION_INVALID) {
          throw fault;
        }
        LOG.info("{} is taken on host {}: {}", address, host.uri(), fault.message());
        taken.add(address);
      }
    }
  }

  private static Addresses addresses(Network network) throws LibvirtException {
    return Addresses.read(network.getXMLDesc(0));
  }

  private Optional<Network> find() throws LibvirtException {
    return Absence.of(
        ErrorNumber.VIR_ERR_NO_NETWORK, () -> session.connect().networkLookupByName(NAME));
  }

  /** libvirt itself refuses to start a network in a range that the host uses already. */
  private void make() throws LibvirtException {
    LibvirtException refusal = null;
    for (var subnet : Subnet.candidates()) {
      var network = session.connect().networkDefineXML(xml(subnet));
      try {
        network.create();
        network.setAutostart(true);
        return;
      } catch (LibvirtException refused) {
        LOG.info("No network at {}: {}", subnet.gateway(), refused.getMessage());
        network.undefine();
        refusal = refused;
      }
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  static String xml(Subnet subnet) {
    return document(
        "network",
        network -> {
          network.text("name", NAME);
          network.text("uuid", ID.toString());
          network.empty("forward", "mode", "nat");
          network.empty("bridge", "stp", "on", "delay", "0");
          network.element(
              "ip",
              ip ->
                  ip.with("address", subnet.gateway(), "prefix", String.valueOf(Subnet.PREFIX))
                      .empty("dhcp"));
        });
  }
}
