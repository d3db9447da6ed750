package org.example.shop;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.status.Status;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST} creates an account and answers how that ended; {@code GET} answers what observers saw. */
@WebServlet("/sign-up")
public class SignUp extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AccountCreators creators;

    @Inject
    private transient Welcome welcome;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(request.getParameter("username"));
            creator.setEmail(request.getParameter("email"));
            creator.setPassword(request.getParameter("password"));
            Status status = creator.createAccount().finalStatus().toCompletableFuture().join().status();
            response.getWriter().print(status);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (String line : welcome.seen()) {
            response.getWriter().println(line);
        }
    }
}
