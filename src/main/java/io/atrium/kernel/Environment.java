package io.atrium.kernel;

/** What an instance is for. The environment decides its price class, lease and priority. */
public enum Environment {
  TEST,
  PRODUCTION
}
