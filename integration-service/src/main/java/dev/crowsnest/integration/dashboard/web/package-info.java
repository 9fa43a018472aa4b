/** The pages, and signing in at them. */
@NullMarked
package dev.crowsnest.integration.dashboard.web;

import org.jspecify.annotations.NullMarked;
