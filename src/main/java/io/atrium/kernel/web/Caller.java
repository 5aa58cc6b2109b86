package io.atrium.kernel.web;

/** Whoever sent a request, as far as the manners of the interface need to know. */
public interface Caller {

  String personId();
}
