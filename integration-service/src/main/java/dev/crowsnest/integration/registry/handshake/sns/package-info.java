/** The handshake's messages as SNS brings them, and the answers that CloudFormation waits for. */
@NullMarked
package dev.crowsnest.integration.registry.handshake.sns;

import org.jspecify.annotations.NullMarked;
