package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.List;

/** Takes the answer to a search. The library would collect whatever comes, for as long as it comes. */
public final class SearchEntries implements SearchResultListener {
    private static final long serialVersionUID = 1L;
    private static final int REFERENCES = 10;

    private final transient List<SearchResultEntry> found = new ArrayList<>();
    private final int most;
    private int references;

    public SearchEntries(int most) {
        this.most = most;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        if (found.size() == most) {
            throw new TooManyException("more entries than were asked for");
        }
        found.add(entry);
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        references++;
        if (references > REFERENCES) {
            throw new TooManyException("more references than anybody follows");
        }
    }

    public List<SearchResultEntry> found() {
        return found;
    }

    /** Ends a search. */
    static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyException(String message) {
            super(message);
        }
    }
}
