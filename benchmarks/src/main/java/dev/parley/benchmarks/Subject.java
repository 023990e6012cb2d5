package dev.parley.benchmarks;

/** What is compared. */
public enum Subject {
    SCAN("token scan with text"),
    PARLEY("parley-model"),
    TREE("Jackson tree"),
    DATABIND("Jackson databind records"),
    OPENAI_JAVA("openai-java");

    final String title;

    Subject(String title) {
        this.title = title;
    }

    /** Made when it is asked for, so that a cold start pays for one of them only. */
    Codec codec() {
        return switch (this) {
            case SCAN -> new TokenScan();
            case PARLEY -> new ParleyCodec();
            case TREE -> new TreeCodec();
            case DATABIND -> new DatabindCodec();
            case OPENAI_JAVA -> new OpenAiJavaCodec();
        };
    }
}
