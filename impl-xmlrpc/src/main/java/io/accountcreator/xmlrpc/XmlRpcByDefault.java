package io.accountcreator.xmlrpc;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes XML-RPC the backend of a host whose beans.xml names no other: the one {@code …ByDefault} that is no alternative. */
@ApplicationScoped
public class XmlRpcByDefault {
    /** For the container, which makes its proxy with it. */
    XmlRpcByDefault() {}

    @Produces
    @ApplicationScoped
    AccountCreatorService chosen(@Backend(XmlRpcBackend.ID) AccountCreatorService xmlRpc) {
        return xmlRpc;
    }
}
