/** Where subscribers confirm, and read the certificate. */
@NullMarked
package dev.crowsnest.localecr.topic.rest;

import org.jspecify.annotations.NullMarked;
