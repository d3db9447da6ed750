package org.example.shop;

import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.event.FinalStatusEvents;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the application injects. */
@ApplicationScoped
public class Accounts {
    @Produces
    @Singleton
    AccountCreators creators(
            @Backend("ldap") AccountCreatorService service, BackendContext context, Event<FinalStatus> event) {
        return AccountCreators.builder(service)
                .rules(AccountRules.from(context.settings()))
                .events(new FinalStatusEvents(event, context.executor()))
                .build();
    }

    void close(@Disposes AccountCreators creators) {
        creators.close();
    }
}
