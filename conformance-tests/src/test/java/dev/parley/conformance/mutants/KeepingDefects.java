package dev.parley.conformance.mutants;

import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to show things to the wrong tenant, to lose them between instances and processes, to keep too much, to list wrongly. */
final class KeepingDefects {
    private KeepingDefects() {}

    static List<Defect> keeping() {
        return List.of(
                Defect.of("shows others: GET", "tenants/get", "status", Flaw.skip("tenants GET")),
                Defect.of("shows others: DELETE", "tenants/delete", "status", Flaw.skip("tenants DELETE")),
                Defect.of("shows others: POST cancel", "tenants/cancel", "status", Flaw.skip("tenants POST cancel"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                        "shows others: GET input_items",
                        "tenants/input-items",
                        "status",
                        Flaw.skip("tenants GET input_items")),
                Defect.of("shows others: chain", "tenants/chain", "status", Flaw.skip("tenants chain")),
                Defect.of("shows others: resume", "tenants/resume", "status", Flaw.skip("tenants resume"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("tells others that it exists", "tenants/get", "like-unknown", Flaw.skip("tenants tell")),
                Defect.of("instances apart: chain", "replicas/chain", "status", Flaw.skip("replicas")),
                Defect.of("instances apart: get", "replicas/get", "status", Flaw.skip("replicas")),
                Defect.of("instances apart: delete", "replicas/delete", "status", Flaw.skip("replicas")),
                Defect.of("instances apart: cancel", "replicas/cancel", "status", Flaw.skip("replicas"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("instances apart: resume", "replicas/resume", "status", Flaw.skip("replicas"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("forgets at a restart: get", "restart/get", "status", Flaw.skip("outlives")),
                Defect.of("forgets at a restart: chain", "restart/chain", "status", Flaw.skip("outlives")),
                Defect.of("forgets at a restart: resume", "restart/resume", "status", Flaw.skip("outlives"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("keeps what is old", "retention/time", "status", Flaw.skip("retention")),
                Defect.of("keeps any number", "retention/number", "status", Flaw.skip("retained")),
                Defect.of("continues what should be gone", "retention/chain", "status", Flaw.skip("retained")));
    }

    static List<Defect> lists() {
        return List.of(
                Defect.of("one order for all", "items/order", "page", Flaw.skip("order")),
                Defect.of("whole list as a page", "items/pages", "page", Flaw.skip("limit")),
                Defect.of("pages begin at the beginning", "items/pages", "page", Flaw.skip("after")),
                Defect.of("pages have no end", "items/pages", "page", Flaw.skip("before")),
                Defect.of("more, or not", "items/string", "page", Flaw.skip("has_more")),
                Defect.of("no last id", "items/order", "page", Flaw.skip("last_id")),
                Defect.of("any list parameter", "items/bad-parameters", "status", Flaw.skip("list-parameters")),
                Defect.of("lists what never was", "items/unknown", "status", Flaw.skip("unknown-id GET input_items")),
                Defect.of("includes anything", "items/include", "status", Flaw.skip("include")),
                Defect.of("lists the whole chain", "items/own-turn", "values", Flaw.skip("own-turn")));
    }
}
