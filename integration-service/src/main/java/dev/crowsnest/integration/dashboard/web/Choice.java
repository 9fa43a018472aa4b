package dev.crowsnest.integration.dashboard.web;

/**
 * One choice of a list of choices.
 *
 * @param value as the address writes it
 */
public record Choice(String value, String word, boolean chosen) {}
