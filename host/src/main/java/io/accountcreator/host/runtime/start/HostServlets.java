package io.accountcreator.host.runtime.start;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.health.HealthServlet;
import io.accountcreator.host.inbound.http.AnswerFilter;
import io.accountcreator.host.inbound.page.ActivationPage;
import io.accountcreator.host.inbound.report.DeliveryReports;
import io.accountcreator.host.inbound.xmlrpc.XmlRpcGateway;
import io.accountcreator.host.outbound.webhook.Webhook;
import io.accountcreator.host.runtime.config.HostConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the servlets on their paths, in a server and on Java SE alike. They are made with the active backend, so that bad
 * settings of it stop the start here.
 */
@WebListener
@Dependent
public class HostServlets implements ServletContextListener {
    private static final Logger LOG = System.getLogger(HostServlets.class.getName());

    @Inject
    Instance<XmlRpcGateway> gateway;

    @Inject
    Instance<HealthServlet> health;

    @Inject
    Instance<AnswerFilter> answerFilter;

    @Inject
    Instance<ActivationPage> activationPage;

    @Inject
    Instance<DeliveryReports> deliveryReports;

    @Inject
    Instance<HostConfig> config;

    @Inject
    Instance<Webhook> webhook;

    @Inject
    Instance<AccessControl> access;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public HostServlets() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (gateway == null) {
            throw new IllegalStateException("CDI is missing: the server did not inject into the host"
                    + " (Open Liberty: <feature>cdi-4.0</feature>)");
        }
        // Here, as a command that lacks a domain says so itself.
        if (!config.get().hasDomain()) {
            LOG.log(Level.WARNING, HostConfig.NO_DOMAIN);
        }
        // Nobody else asks for it before the first request ends.
        webhook.get();
        ServletContext context = event.getServletContext();
        add(context, "gateway", gateway.get(), gatewayPaths());
        add(context, "health", health.get(), HealthServlet.LIVE, HealthServlet.READY);
        add(context, "activation", activationPage.get(), ActivationPage.PATHS);
        DeliveryReports reports = deliveryReports.get();
        String[] reportPaths = reports.paths();
        if (reportPaths.length > 0) {
            add(context, "delivery-reports", reports, reportPaths);
        }
        AnswerFilter front = answerFilter.get();
        front.opensTo(
                Stream.concat(Stream.of(gatewayPaths()), Stream.of(reportPaths)).toArray(String[]::new));
        FilterRegistration.Dynamic filter = context.addFilter("front", front);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    /** With what may stand behind them, if that can be an API key. */
    private String[] gatewayPaths() {
        List<String> paths = config.get().gatewayPaths();
        return access.get().gatewayKeys().isEmpty()
                ? paths.toArray(String[]::new)
                : paths.stream().flatMap(path -> Stream.of(path, path + "/*")).toArray(String[]::new);
    }

    private static void add(ServletContext context, String name, Servlet servlet, String... paths) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.addMapping(paths);
    }
}
