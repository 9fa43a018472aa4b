/** AWS calls over HTTP: the JSON 1.1 and the query protocol, told apart by their headers. */
@NullMarked
package dev.crowsnest.localecr.call.rest;

import org.jspecify.annotations.NullMarked;
