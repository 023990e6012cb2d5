package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The contract as it was written: the root document, its fragments in file order, and the overlays. */
record Sources(ObjectNode root, List<Fragment> fragments, List<Overlay> overlays) {}
