package io.accountcreator.ldap;

class ReconcilerOnMemoryTest extends OnMemory implements ReconcilerContract {}
