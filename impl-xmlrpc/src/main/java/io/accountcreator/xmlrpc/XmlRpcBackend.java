package io.accountcreator.xmlrpc;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the backend {@code xmlrpc} out of the settings; a bad one stops the start. */
@ApplicationScoped
class XmlRpcBackend {
    static final String ID = "xmlrpc";

    /** For the container, which makes its proxy with it. */
    XmlRpcBackend() {}

    @Produces
    @ApplicationScoped
    @Backend(ID)
    AccountCreatorService xmlRpc(BackendContext context) {
        return new XmlRpcAccountCreatorService(XmlRpcConfig.from(context.settings())).on(context.executor());
    }

    void close(@Disposes @Backend(ID) AccountCreatorService service) {
        service.close();
    }
}
