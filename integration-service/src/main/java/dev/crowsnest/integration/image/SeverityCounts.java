package dev.crowsnest.integration.image;

/** Distinct vulnerabilities, each at its highest severity. */
public record SeverityCounts(int critical, int high, int medium, int low, int unspecified) {}
