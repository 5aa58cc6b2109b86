/**
 * The contract between the portal and any hypervisor or container runtime: nine blocking methods,
 * three-valued observation and a closed set of failures. {@code docs/drivers/contract.md} numbers
 * its rules and the conformance kit proves each.
 */
@NullMarked
@NamedInterface("spi")
package io.atrium.drivers.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
