package dev.parley.conformance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A serving command of the kit while it runs, in a thread of its own. */
record Serving(StringWriter out, CompletableFuture<Integer> exit) {
    private static final Pattern URL = Pattern.compile("listens on (\\S+)");

    static Serving start(String... args) {
        StringWriter out = new StringWriter();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread thread = new Thread(() -> exit.complete(Main.run(new PrintWriter(out), args)), "conform " + args[0]);
        thread.setDaemon(true);
        thread.start();
        return new Serving(out, exit);
    }

    URI url() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            Matcher url = URL.matcher(out.toString());
            if (url.find()) {
                return URI.create(url.group(1));
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the command never listened: " + out);
    }

    int end() throws ExecutionException, InterruptedException, TimeoutException {
        return exit.get(30, TimeUnit.SECONDS);
    }
}
