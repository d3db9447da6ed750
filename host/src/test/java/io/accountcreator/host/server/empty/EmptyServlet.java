package io.accountcreator.host.server.empty;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.locks.LockSupport;

/** All that an application has which shows what a server keeps of any: it takes a thread of the server for a moment. */
@WebServlet("/empty")
public class EmptyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long MOMENT_NANOS = 300_000_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        LockSupport.parkNanos(MOMENT_NANOS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
