package dev.parley.client;

import dev.parley.model.DeletedResponse;

/** What a server that deletes says, or does not say. */
final class Deletion {
    private Deletion() {}

    static DeletedResponse confirmed(String id, DeletedResponse answer) {
        boolean silent = answer.extra().isAbsent("id") && answer.extra().isAbsent("deleted");
        return silent ? DeletedResponse.builder().id(id).deleted(true).build() : answer;
    }
}
