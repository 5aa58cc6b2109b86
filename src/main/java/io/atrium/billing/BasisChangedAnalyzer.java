package io.atrium.billing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the portal in two sentences instead of a stack trace. */
class BasisChangedAnalyzer extends AbstractFailureAnalyzer<BasisChanged> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BasisChanged cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
  }
}
