package io.accountcreator.ldap;

/** What is to become of a notice to an owner. */
enum NoticeDecision {
    /** It is sent. */
    SEND,
    /** It is not sent, and is the first one since the last that was. */
    OMIT_AND_WARN,
    /** It is not sent, like the one before. */
    OMIT
}
