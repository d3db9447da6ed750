package io.accountcreator.host.server.deployed;

import io.accountcreator.event.FinalStatus;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Shows a test outside the server what observers inside were told. */
@WebServlet(DeployedServlet.TOLD)
public class DeployedServlet extends HttpServlet {
    /** What the observers of a kind, the parameter {@code kind}, were told about the user of the parameter {@code user}. */
    public static final String TOLD = "/test/told";

    @Inject
    transient ObservedStatuses observed;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String user = request.getParameter("user");
        List<FinalStatus> told =
                request.getParameter("kind").equals("sync") ? observed.about(user) : observed.asyncAbout(user);
        for (FinalStatus status : told) {
            response.getWriter().print(status.operation() + " " + status.status() + " " + status.backend() + "\n");
        }
    }
}
