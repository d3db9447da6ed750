package io.accountcreator.host.choice.visibility;

/** What is chosen. In the library. */
public record Word(String text) {}
