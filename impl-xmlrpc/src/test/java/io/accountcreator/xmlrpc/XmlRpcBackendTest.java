package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XmlRpcBackendTest {
    private static volatile Map<String, String> settings = Map.of();

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    /** What a host gives. */
    @ApplicationScoped
    static class Context {
        @Produces
        @ApplicationScoped
        BackendContext context() {
            return BackendContext.of(Settings.of(settings), Runnable::run, MessageSender.none());
        }
    }

    @Test
    void backendShouldBeTheDefaultAndBeHadByItsName() {
        settings = Map.of(XmlRpcSetting.URL.key(), server.url());
        try (SeContainer container = start()) {
            AccountCreatorService byDefault =
                    container.select(AccountCreatorService.class).get();
            AccountCreatorService byName = container
                    .select(AccountCreatorService.class, Backend.Literal.of("xmlrpc"))
                    .get();

            assertThat(byDefault.name()).isEqualTo("xmlrpc");
            assertThat(byName.name()).isEqualTo("xmlrpc");
            assertThat(byDefault.ready()).isTrue();
        }
    }

    @Test
    void backendShouldLetGoOfConnectionsWhenTheContainerEnds() {
        settings = Map.of(XmlRpcSetting.URL.key(), server.url());
        AccountCreatorService made;
        XmlRpcBackend backend = new XmlRpcBackend();
        made = backend.xmlRpc(new Context().context());
        assertThat(made.ready()).isTrue();

        backend.close(made);

        assertThat(made.ready()).isFalse();
    }

    @Test
    void badSettingShouldStopWhoeverTouchesTheBackend() {
        settings = Map.of(XmlRpcSetting.URL.key(), "ldap://x");
        try (SeContainer container = start()) {
            AccountCreatorService service =
                    container.select(AccountCreatorService.class).get();

            assertThatThrownBy(service::name).isInstanceOf(SettingException.class);
        }
    }

    private static SeContainer start() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(XmlRpcBackend.class, XmlRpcByDefault.class, Context.class)
                .initialize();
    }
}
