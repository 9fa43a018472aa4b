/** EventBridge's calls about connections. */
@NullMarked
package dev.crowsnest.localecr.bridge.aws;

import org.jspecify.annotations.NullMarked;
