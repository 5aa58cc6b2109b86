package io.atrium.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the portal in two sentences instead of a stack trace. */
class WeakBootstrapPasswordAnalyzer extends AbstractFailureAnalyzer<WeakBootstrapPassword> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WeakBootstrapPassword cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Set another one, or none: the portal then makes one and prints it once.",
        cause);
  }
}
