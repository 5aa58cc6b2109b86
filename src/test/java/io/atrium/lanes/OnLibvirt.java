package io.atrium.lanes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test against the lanes' libvirt. One daemon serves both of its lanes and is killed by some of
 * their tests, so these run one class after another; but they mostly wait for guests, so they run
 * beside the classes of all other lanes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("libvirt")
public @interface OnLibvirt {}
