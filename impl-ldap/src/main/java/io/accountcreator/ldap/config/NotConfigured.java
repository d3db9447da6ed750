package io.accountcreator.ldap.config;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.util.EnumSet;
import java.util.Set;

/** Stands in while no address of a directory is set: the host starts, and every operation fails at once. */
public final class NotConfigured implements BlockingBackend {
    @Override
    public String name() {
        return LdapConfig.BACKEND;
    }

    @Override
    public String description() {
        return name() + ", " + LdapSetting.URL.key() + " is not set";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public Status check(Operation operation, AccountRequest request) {
        return Status.REQUEST_FAILED;
    }

    @Override
    public boolean ready() {
        return false;
    }
}
