package io.accountcreator.ldap;

class FormerNumberFormsCheckTest extends OnMemory implements FormerNumberFormsCheckContract {}
