package dev.parley.conformance.mcp;

/** An error of JSON-RPC, on its way to who asked. */
final class Refused extends Exception {
    static final int NO_JSON = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int UNKNOWN_METHOD = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL = -32603;

    private static final long serialVersionUID = 1;

    private final int code;

    Refused(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
