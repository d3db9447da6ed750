package io.accountcreator.host.runtime.start;

import io.accountcreator.host.inbound.json.ApiFilter;
import io.accountcreator.host.inbound.json.JsonApplication;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.ServletInfo;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;

/** Jakarta REST on Java SE: what a server does by itself for an application that has a path. */
final class JavaSeJson {
    private JavaSeJson() {}

    static ServletInfo servlet() {
        return Servlets.servlet("rest", HttpServlet30Dispatcher.class)
                .setAsyncSupported(true)
                .setLoadOnStartup(1)
                .addInitParam("jakarta.ws.rs.Application", JsonApplication.class.getName())
                .addInitParam("resteasy.servlet.mapping.prefix", JsonApplication.ROOT)
                .addInitParam("resteasy.injector.factory", CdiInjectorFactory.class.getName())
                .addMapping(ApiFilter.PATHS);
    }
}
