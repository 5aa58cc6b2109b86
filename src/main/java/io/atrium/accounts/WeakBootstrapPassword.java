package io.atrium.accounts;

/** The password for the first operator would not be accepted from anybody else either. */
final class WeakBootstrapPassword extends IllegalStateException {

  WeakBootstrapPassword(String sentence) {
    super(sentence);
  }
}
