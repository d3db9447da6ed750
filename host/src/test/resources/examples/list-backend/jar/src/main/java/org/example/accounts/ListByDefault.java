package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** Makes it the default, where the host's beans.xml names this class. */
@Alternative
@ApplicationScoped
public class ListByDefault {
    @Produces
    @ApplicationScoped
    AccountCreatorService chosen(@Backend("list") AccountCreatorService list) {
        return list;
    }
}
