package io.accountcreator.host.text;

/** The settings of what people read; {@link MessageTexts} holds their values. */
enum TextSetting {
    /** Language of messages and pages for whoever asks for none that there is. Default en. */
    LANGUAGE("accountcreator.message.language"),
    /** How the service is called in messages and pages. Default: the domain of the account. */
    NAME("accountcreator.message.name"),
    /** Folder with own words and templates. */
    FOLDER("accountcreator.message.templates");

    private final String key;

    TextSetting(String key) {
        this.key = key;
    }

    /** The whole key. */
    String key() {
        return key;
    }
}
