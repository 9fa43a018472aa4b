package dev.crowsnest.analyzer.inventory;

/**
 * The distribution that an image is built on, as advisories name it.
 *
 * @param id of os-release: {@code debian}
 * @param version of os-release: {@code 12}
 * @param stream what advisories call it: {@code Debian:12}, {@code Alpine:v3.20}, {@code Ubuntu:22.04}; empty when we know
 *     of no advisories for it
 * @param name for people
 */
public record Distribution(String id, String version, String stream, String name) {}
