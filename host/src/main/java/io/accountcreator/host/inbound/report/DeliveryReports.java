package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.BodyReceiver;
import io.accountcreator.host.inbound.body.ContainerThread;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.inbound.report.ReportIntake.CheckedHead;
import io.accountcreator.host.inbound.report.ReportIntake.Head;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.message.sms.ReportAddress;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.config.SenderChoice.Kind;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Where the SMS provider reports whether messages arrived, if the settings say that it does. */
@Dependent
public class DeliveryReports extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final transient Optional<ReportIntake> intake;
    private final transient AccessControl access;
    private final transient Refusals refusals;
    private final transient ScheduledExecutorService timer;
    private final transient ArrivingRequests arriving;
    private final Duration receive;
    private final Duration longest;

    @Inject
    DeliveryReports(
            Settings settings,
            AccountCreators creators,
            BackendContext context,
            HostConfig config,
            AccessControl access,
            Refusals refusals,
            HostExecutors executors,
            ArrivingRequests arriving,
            ArrivalLimits limits,
            UndeliveredObserver observer) {
        Clock clock = context.clock();
        intake = Optional.of(settings)
                .filter(set -> config.sender().sms() == Kind.HTTP)
                .flatMap(ReportAddress::from)
                .map(address -> new ReportIntake(
                        address,
                        new ReportHandler(
                                phone -> creators.service().undelivered(phone),
                                new UndeliveredNotice(address.provider(), clock, observer),
                                clock),
                        access,
                        clock));
        this.access = access;
        this.refusals = refusals;
        timer = executors.timer();
        this.arriving = arriving;
        receive = limits.half();
        longest = receive.plus(config.deadline()).plus(SLACK);
    }

    /**
     * Says where it answers.
     *
     * @return in the form of mappings; none if there are no reports
     */
    public String[] paths() {
        return intake.isPresent() ? new String[] {ReportAddress.PATH + "/*"} : new String[0];
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InetAddress client = access.client(request);
        ReportIntake reports = intake.orElseThrow();
        CheckedHead checked = reports.look(request, client);
        Head head = checked.head();
        if (head == null) {
            end(response, client, checked.refusal());
        } else if (request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            end(response, client, reports.take(head, query == null ? "" : query));
        } else {
            receive(request, reports, head);
        }
    }

    private void end(HttpServletResponse response, @Nullable InetAddress client, @Nullable Reply refusal)
            throws IOException {
        if (refusal != null) {
            refusal.noteIn(refusals.of(EntryPoint.REPORT, client));
        }
        ReportExchange.write(response, refusal);
    }

    private void receive(HttpServletRequest request, ReportIntake reports, Head head) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(longest.toMillis());
        ContainerThread thread = new ContainerThread(async);
        ReportExchange exchange = new ReportExchange(async, refusals.of(EntryPoint.REPORT, head.client()));
        async.addListener(exchange);
        BodyReceiver body = new BodyReceiver(
                request.getInputStream(),
                request.getContentLengthLong() < 0,
                ReportIntake.MOST_BYTES,
                arriving,
                exchange.receiving((bytes, length) ->
                        thread.run(() -> exchange.answer(reports.take(head, new String(bytes, 0, length, UTF_8))))));
        exchange.watchedBy(body, timer.schedule(exchange::late, receive.toMillis(), MILLISECONDS));
        body.begin();
    }
}
