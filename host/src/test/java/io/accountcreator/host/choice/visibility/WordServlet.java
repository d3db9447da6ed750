package io.accountcreator.host.choice.visibility;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in a server. */
@WebServlet("/words")
public class WordServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ApplicationAsker asker;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(asker.answer());
    }
}
