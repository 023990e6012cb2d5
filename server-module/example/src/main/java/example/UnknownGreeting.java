package example;

/** There is no greeting in that language. */
final class UnknownGreeting extends RuntimeException {
    UnknownGreeting(String language) {
        super("no greeting in " + language);
    }
}
