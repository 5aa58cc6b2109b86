/**
 * The manners of the REST interface and of pages, kept in one place: problem documents, paging,
 * entity tags, idempotency and rate limits. Rooms use them; nothing here knows a room.
 */
@NullMarked
@NamedInterface("web")
package io.atrium.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
