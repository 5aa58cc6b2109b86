/**
 * The conformance kit: every rule of {@code docs/drivers/contract.md} as a test that any driver
 * joins by implementing {@link io.atrium.drivers.contract.DriverContract} beside a {@link
 * io.atrium.drivers.contract.TestBed}.
 */
@NullMarked
package io.atrium.drivers.contract;

import org.jspecify.annotations.NullMarked;
