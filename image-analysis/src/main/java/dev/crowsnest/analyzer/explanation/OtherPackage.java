package dev.crowsnest.analyzer.explanation;

/**
 * A package that an advisory of the vulnerability speaks of and that the image does not have, or not from there.
 *
 * @param stream whose package it is: {@code Debian:11}, {@code npm}
 */
public record OtherPackage(String stream, String name, String advisory) {}
