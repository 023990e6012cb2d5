package dev.parley.server.service;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids: a prefix that tells the kind, and 128 random bits that nobody can guess. */
final class Ids {
    private final SecureRandom random = new SecureRandom();

    String response() {
        return next("resp_");
    }

    String message() {
        return next("msg_");
    }

    String reasoning() {
        return next("rs_");
    }

    String functionCall() {
        return next("fc_");
    }

    String functionCallOutput() {
        return next("fco_");
    }

    String computerCallOutput() {
        return next("cuo_");
    }

    String computerCall() {
        return next("cu_");
    }

    String call() {
        return next("call_");
    }

    private String next(String prefix) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return prefix + HexFormat.of().formatHex(bits);
    }
}
