package io.atrium.hosts;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads a host from a row; what its driver can start is the driver's to say. */
@Component
class HostRows implements RowMapper<Host> {

  private final Map<String, DriverDescriptor> drivers;

  HostRows(DriverGateway gateway) {
    this.drivers =
        gateway.descriptors().stream()
            .collect(Collectors.toMap(DriverDescriptor::kind, Function.identity()));
  }

  @Override
  public Host mapRow(ResultSet row, int number) throws SQLException {
    var driver = row.getString("driver");
    return new Host(
        row.getString("id"),
        row.getString("name"),
        driver,
        URI.create(row.getString("uri")),
        row.getBoolean("simulated"),
        HostState.valueOf(row.getString("state")),
        HostHealth.valueOf(row.getString("health")),
        row.getString("sentence"),
        capacity(row),
        claimed(row),
        row.getDouble("overcommit"),
        formats(driver),
        Attributes.read(row.getString("attributes")),
        row.getInt("foreign_count"),
        instant(row),
        row.getLong("version"));
  }

  private Set<ImageFormat> formats(String driver) {
    var descriptor = drivers.get(driver);
    return descriptor == null ? Set.of() : descriptor.formats();
  }

  private static @Nullable Size capacity(ResultSet row) throws SQLException {
    var vcpus = row.getInt("capacity_vcpus");
    return row.wasNull()
        ? null
        : new Size(vcpus, row.getInt("capacity_memory_mib"), row.getInt("capacity_disk_gib"));
  }

  private static Room claimed(ResultSet row) throws SQLException {
    return new Room(
        row.getLong("claimed_vcpus"),
        row.getLong("claimed_memory_mib"),
        row.getLong("claimed_disk_gib"));
  }

  private static @Nullable Instant instant(ResultSet row) throws SQLException {
    var at = row.getObject("last_seen_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
