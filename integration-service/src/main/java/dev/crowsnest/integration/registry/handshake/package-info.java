/** How a CloudFormation stack and Crowsnest connect a registry: the stack's custom resources ask, Crowsnest does and answers. */
@NullMarked
package dev.crowsnest.integration.registry.handshake;

import org.jspecify.annotations.NullMarked;
