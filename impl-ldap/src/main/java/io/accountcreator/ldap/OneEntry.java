package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the answer to a search for one entry. The library would collect whatever comes, for as long as it comes. */
final class OneEntry implements SearchResultListener {
    private static final long serialVersionUID = 1L;
    private static final int REFERENCES = 10;

    private transient @Nullable SearchResultEntry entry;
    private int references;

    @Override
    public void searchEntryReturned(SearchResultEntry found) {
        if (entry != null) {
            throw new TooManyException("two entries have one DN");
        }
        entry = found;
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        references++;
        if (references > REFERENCES) {
            throw new TooManyException("more references than anybody follows");
        }
    }

    Optional<SearchResultEntry> entry() {
        return Optional.ofNullable(entry);
    }

    /** Ends a search. */
    static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyException(String message) {
            super(message);
        }
    }
}
