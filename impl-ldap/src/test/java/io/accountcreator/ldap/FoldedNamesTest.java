package io.accountcreator.ldap;

/** The embedded directory does as slapd does. */
class FoldedNamesTest extends OnMemory implements FoldedNamesContract {}
