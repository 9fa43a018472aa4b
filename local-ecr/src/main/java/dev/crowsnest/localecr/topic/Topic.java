package dev.crowsnest.localecr.topic;

import java.net.URI;

/**
 * A topic with its subscriber.
 *
 * @param base address of this registry, as the subscriber reaches it
 * @param signatureVersion 1 or 2
 * @param token confirms the subscription
 */
public record Topic(String arn, URI base, URI endpoint, String signatureVersion, String token) {}
