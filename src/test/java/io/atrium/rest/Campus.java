package io.atrium.rest;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.Offering;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostProber;
import io.atrium.hosts.HostQueries;
import io.atrium.hosts.NewHost;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Orders;
import io.atrium.instances.TestOrder;
import io.atrium.instances.reconcile.Reconciler;
import io.atrium.kernel.Ids;
import io.atrium.kernel.ImageFormat;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * A small institution that works: a department with a head and a member, somebody from elsewhere,
 * officers, a large simulated host, and something to order.
 */
class Campus implements SmartInitializingSingleton {

  private static final String PLACE =
      "simulated:///campus?vcpus=9000&memoryMib=9000000&diskGib=90000";

  private final TestAccounts accounts;
  private final HostCommands hosts;
  private final HostProber prober;
  private final HostQueries hostQueries;
  private final CatalogueQueries catalogue;
  private final QuotaCommands quotas;
  private final Orders orders;
  private final InstanceQueries instances;
  private final Reconciler reconciler;
  private final Ids ids = new Ids();

  private Department department;
  private Person member;
  private Person head;
  private Person stranger;
  private Person auditor;
  private Person operator;
  private String hostId;

  Campus(
      TestAccounts accounts,
      HostCommands hosts,
      HostProber prober,
      HostQueries hostQueries,
      CatalogueQueries catalogue,
      QuotaCommands quotas,
      Orders orders,
      InstanceQueries instances,
      Reconciler reconciler) {
    this.accounts = accounts;
    this.hosts = hosts;
    this.prober = prober;
    this.hostQueries = hostQueries;
    this.catalogue = catalogue;
    this.quotas = quotas;
    this.orders = orders;
    this.instances = instances;
    this.reconciler = reconciler;
  }

  @Override
  public void afterSingletonsInstantiated() {
    department = department();
    member = accounts.member(department, Role.MEMBER);
    head = accounts.member(department, Role.HEAD);
    stranger = accounts.member(accounts.department(), Role.HEAD);
    auditor = accounts.officer(Office.AUDITOR);
    operator = accounts.officer(Office.OPERATOR);
    hostId = host(PLACE).id();
  }

  /** One more department, which may have as much as it likes. */
  Department department() {
    var made = accounts.department();
    quotas.set(Actor.portal(), made.id(), QuotaLimits.NONE, null);
    return made;
  }

  /** One more host, looked at and well. */
  Host host(String uri) {
    var wanted = new NewHost(ids.next("rack"), "simulated", uri, null);
    var made = hosts.register(Actor.portal(), wanted);
    prober.probe(made.id());
    return hostQueries.host(made.id());
  }

  Department home() {
    return department;
  }

  Person member() {
    return member;
  }

  Person head() {
    return head;
  }

  Person stranger() {
    return stranger;
  }

  Person auditor() {
    return auditor;
  }

  Person operator() {
    return operator;
  }

  String hostId() {
    return hostId;
  }

  Actor actor(Person person) {
    return accounts.actor(person);
  }

  /** An image that everybody may order. */
  Image image() {
    return catalogue.images(Actor.portal()).stream()
        .filter(each -> each.format() == ImageFormat.CONTAINER_ARCHIVE && each.ready())
        .filter(each -> each.departmentId() == null)
        .findFirst()
        .orElseThrow();
  }

  /** The smallest size that fits it. */
  Offering offering() {
    return catalogue.offerings(Actor.portal()).stream()
        .filter(each -> each.sku().equals("CT-NANO"))
        .findFirst()
        .orElseThrow();
  }

  /** An instance of the member's, ordered and not made yet. */
  Instance ordered() {
    var order = TestOrder.of(ids.next("vm"), image().id(), offering().id(), department.id());
    return orders.place(actor(member), order).getFirst();
  }

  /** An instance of the member's that runs. */
  Instance running() {
    var ordered = ordered();
    settle();
    return instances.instance(Actor.portal(), ordered.id());
  }

  /** Does what is due. */
  void settle() {
    reconciler.runDue();
  }
}
