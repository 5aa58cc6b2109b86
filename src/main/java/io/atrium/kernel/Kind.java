package io.atrium.kernel;

/** What is ordered: a virtual machine with a kernel of its own, or a container on the host's. */
public enum Kind {
  VM,
  CONTAINER
}
