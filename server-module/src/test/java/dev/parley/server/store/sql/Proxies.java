package dev.parley.server.store.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Looks over the shoulder of whoever uses a real database. */
final class Proxies {
    private Proxies() {}

    /** The same pool, whose connections are wrapped. */
    static DataSource pool(DataSource pool, UnaryOperator<Connection> wrapper) {
        return of(
                DataSource.class,
                pool,
                (name, result) -> result instanceof Connection connection ? wrapper.apply(connection) : result);
    }

    /** The real object; what its methods return passes through there. */
    static <T> T of(Class<T> type, Object real, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.call(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    interface After {
        Object call(String method, Object result) throws Exception;
    }
}
