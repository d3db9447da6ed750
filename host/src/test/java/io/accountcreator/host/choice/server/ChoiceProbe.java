package io.accountcreator.host.choice.server;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A class of the host's own archive that tells what is injected: {@code ?backend=} asks by name, {@code ?code=} for a code. */
@WebServlet("/probe")
public class ChoiceProbe extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Keeps the codes that were sent. */
    @ApplicationScoped
    public static class Codes implements MessageSender {
        private final Map<String, String> sent = new ConcurrentHashMap<>();

        @Override
        public void send(Message message) {
            sent.put(message.to(), message.code().reveal());
        }

        String to(String address) {
            return sent.get(address);
        }
    }

    @Inject
    private transient AccountCreatorService byDefault;

    @Inject
    @Any
    private transient Instance<AccountCreatorService> services;

    @Inject
    private transient Codes codes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String backend = request.getParameter("backend");
        String to = request.getParameter("code");
        String answer = to != null ? codes.to(to) : backend != null ? byName(backend) : byDefault.name();
        response.getWriter().print(answer);
    }

    private String byName(String backend) {
        return services.select(Backend.Literal.of(backend)).get().name();
    }
}
