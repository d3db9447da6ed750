package org.example.accounts;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** Makes the notebook the default, where the host's beans.xml names this class. */
@Alternative
@ApplicationScoped
public class NotebookByDefault {
    @Produces
    @ApplicationScoped
    AccountCreatorService chosen(@Backend("notebook") AccountCreatorService notebook) {
        return notebook;
    }
}
