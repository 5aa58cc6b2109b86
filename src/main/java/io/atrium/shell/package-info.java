/**
 * The house around the rooms: page layout, navigation, error pages and the review page of the
 * design system. It owns no data, and no other room depends on it in Java: rooms use its templates,
 * and pages that join rooms are composed in HTML.
 */
@NullMarked
@ApplicationModule(
    displayName = "Shell",
    allowedDependencies = {"kernel", "kernel :: web", "accounts"})
package io.atrium.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
