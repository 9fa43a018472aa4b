package dev.crowsnest.ingest.webhook.rest;

/** A problem document. */
record Problem(String type, String title, int status, String detail) {}
