package dev.parley.server.service;

import dev.parley.model.InputItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some of a response's input items.
 *
 * @param items in the order that was asked for
 * @param hasMore whether more follow in the direction of paging
 */
public record ItemPage(List<InputItem> items, boolean hasMore) {

    /** Id of the first item; blank where there is none. */
    public String firstId() {
        return items.isEmpty() ? "" : String.valueOf(ItemIds.of(items.get(0)));
    }

    /** Id of the last item; blank where there is none. */
    public String lastId() {
        return items.isEmpty() ? "" : String.valueOf(ItemIds.of(items.get(items.size() - 1)));
    }

    static ItemPage of(List<InputItem> all, PageQuery asked) {
        List<InputItem> ordered = new ArrayList<>(all);
        if (!asked.ascending()) {
            Collections.reverse(ordered);
        }
        int from = asked.after() == null ? 0 : place(ordered, asked.after(), "after") + 1;
        int to = asked.before() == null ? ordered.size() : Math.max(from, place(ordered, asked.before(), "before"));
        boolean upwards = asked.before() != null && asked.after() == null;
        boolean more = to - from > asked.limit();
        if (more && upwards) {
            from = to - asked.limit();
        } else if (more) {
            to = from + asked.limit();
        }
        return new ItemPage(List.copyOf(ordered.subList(from, to)), more);
    }

    private static int place(List<InputItem> items, String id, String param) {
        for (int i = 0; i < items.size(); i++) {
            if (id.equals(ItemIds.of(items.get(i)))) {
                return i;
            }
        }
        throw ApiException.invalid("invalid_value", param, "'" + param + "' names no input item of this response.");
    }
}
