package io.accountcreator.ldap.reconciliation;

import io.accountcreator.ldap.OnMemory;

class ReconcilerOnMemoryTest extends OnMemory implements ReconcilerContract {}
