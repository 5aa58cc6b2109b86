package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a container as the engine describes it with the closed settings it was to be made from.
 * An engine that drops a limit it does not know, or adds something of its own, is found out here.
 */
final class Deviations {

  private final List<String> found = new ArrayList<>();

  private Deviations() {}

  /** What is otherwise than wished, in words; empty when all is well. */
  static List<String> between(HostConfig wished, InspectContainerResponse seen) {
    var deviations = new Deviations();
    var config = seen.getHostConfig();
    deviations.limits(wished, config);
    deviations.privileges(config);
    deviations.namespaces(wished, config);
    deviations.ways(config);
    deviations.unless(onlyOwnVolumes(seen.getRawValues().get("Mounts")), "mounts");
    deviations.unless(!isBared(seen, "MaskedPaths"), "masked paths");
    deviations.unless(!isBared(seen, "ReadonlyPaths"), "read-only paths");
    return List.copyOf(deviations.found);
  }

  private void limits(HostConfig wished, HostConfig config) {
    unless(Objects.equals(wished.getNanoCPUs(), config.getNanoCPUs()), "processor limit");
    unless(Objects.equals(wished.getMemory(), config.getMemory()), "memory limit");
    unless(swapIsBounded(wished, config), "swap limit");
    unless(Objects.equals(wished.getPidsLimit(), config.getPidsLimit()), "process limit");
    unless(!isOn(config.getOomKillDisable()), "out-of-memory handling");
    unless(
        LoggingType.JSON_FILE.getType().equals(config.getLogConfig().getType().getType())
            && ClosedSettings.LOG_BOUNDS.equals(config.getLogConfig().getConfig()),
        "log bounds");
    unless(!isOn(config.getAutoRemove()), "automatic removal");
    unless(config.getRestartPolicy() == null || "no".equals(nameOf(config)), "restart policy");
  }

  private void privileges(HostConfig config) {
    unless(!isOn(config.getPrivileged()), "privileged mode");
    unless(
        setOf(config.getCapAdd()).equals(EnumSet.copyOf(ClosedSettings.CAPABILITIES)),
        "added capabilities");
    unless(setOf(config.getCapDrop()).contains(Capability.ALL), "dropped capabilities");
    unless(hasOnlyNoNewPrivileges(config.getSecurityOpts()), "security options");
    unless(isEmpty(config.getDevices()), "devices");
    unless(isEmpty(config.getDeviceRequests()), "device requests");
    unless(isEmpty(config.getDeviceCgroupRules()), "device rules");
    unless(isEmpty(config.getGroupAdd()), "added groups");
    unless(config.getSysctls() == null || config.getSysctls().isEmpty(), "kernel settings");
  }

  private void namespaces(HostConfig wished, HostConfig config) {
    unless(Objects.equals(wished.getNetworkMode(), config.getNetworkMode()), "network");
    unless("private".equals(config.getIpcMode()), "IPC namespace");
    unless(isEmpty(config.getPidMode()), "process namespace");
    unless(isEmpty(config.getUtSMode()), "host name namespace");
    unless(isEmpty(config.getUsernsMode()), "user namespace");
    unless(isEmpty(config.getCgroupParent()), "control group");
  }

  private void ways(HostConfig config) {
    unless(isEmpty(config.getBinds()), "bind mounts");
    unless(isEmpty(config.getMounts()), "requested mounts");
    unless(isEmpty(config.getVolumesFrom()), "volumes of others");
    unless(isEmpty(config.getLinks()), "links");
    unless(!isOn(config.getPublishAllPorts()), "published ports");
    unless(
        config.getPortBindings() == null || config.getPortBindings().getBindings().isEmpty(),
        "port bindings");
  }

  private void unless(boolean fine, String what) {
    if (!fine) {
      found.add(what);
    }
  }

  /** A kernel without swap accounting cannot bound it; the engine then notes "unlimited". */
  private static boolean swapIsBounded(HostConfig wished, HostConfig config) {
    return Objects.equals(wished.getMemorySwap(), config.getMemorySwap())
        || Objects.equals(-1L, config.getMemorySwap());
  }

  private static String nameOf(HostConfig config) {
    var name = config.getRestartPolicy().getName();
    return name == null || name.isEmpty() ? "no" : name;
  }

  private static Set<Capability> setOf(Capability @Nullable [] capabilities) {
    var set = EnumSet.noneOf(Capability.class);
    set.addAll(capabilities == null ? List.of() : Arrays.asList(capabilities));
    return set;
  }

  private static boolean hasOnlyNoNewPrivileges(@Nullable List<String> options) {
    return options != null
        && !options.isEmpty()
        && options.stream()
            .allMatch(option -> option.matches(ClosedSettings.NO_NEW_PRIVILEGES + "([:=]true)?"));
  }

  /** An image may ask for volumes of its own; they live and die with the container. */
  private static boolean onlyOwnVolumes(@Nullable Object mounts) {
    return !(mounts instanceof Collection<?> all) || all.stream().allMatch(Deviations::isVolume);
  }

  private static boolean isVolume(@Nullable Object mount) {
    return mount instanceof Map<?, ?> settings && "volume".equals(settings.get("Type"));
  }

  /** Privileged containers, and only they, have these lists there but empty. */
  private static boolean isBared(InspectContainerResponse seen, String list) {
    return ContainerFacts.raw(seen, "HostConfig", list) instanceof Collection<?> paths
        && paths.isEmpty();
  }

  private static boolean isOn(@Nullable Boolean setting) {
    return Boolean.TRUE.equals(setting);
  }

  private static boolean isEmpty(@Nullable String setting) {
    return setting == null || setting.isEmpty();
  }

  private static boolean isEmpty(Object @Nullable [] settings) {
    return settings == null || settings.length == 0;
  }

  private static boolean isEmpty(@Nullable Collection<?> settings) {
    return settings == null || settings.isEmpty();
  }
}
