package dev.parley.server.screen;

import dev.parley.model.ClickAction;
import dev.parley.model.ComputerAction;
import dev.parley.model.DoubleClickAction;
import dev.parley.model.DragAction;
import dev.parley.model.HorizontalScrollAction;
import dev.parley.model.MouseDownAction;
import dev.parley.model.MouseUpAction;
import dev.parley.model.MoveAction;
import dev.parley.model.Point;
import dev.parley.model.PointAndTypeAction;
import dev.parley.model.RightClickAction;
import dev.parley.model.ScrollAction;
import dev.parley.model.TripleClickAction;
import dev.parley.model.TypeAction;
import java.util.function.LongUnaryOperator;

/** Puts an action's positions into another coordinate space. Scroll distances are no positions and stay as they are. */
final class Scaling {
    private Scaling() {}

    static ComputerAction of(ComputerAction action, LongUnaryOperator x, LongUnaryOperator y) {
        if (action instanceof ClickAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof DoubleClickAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof TripleClickAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof RightClickAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof MoveAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof MouseDownAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof MouseUpAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof ScrollAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof HorizontalScrollAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof PointAndTypeAction a) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        } else if (action instanceof DragAction a) {
            return drag(a, x, y);
        } else if (action instanceof TypeAction a && a.x() != null && a.y() != null) {
            return a.toBuilder().x(x.applyAsLong(a.x())).y(y.applyAsLong(a.y())).build();
        }
        return action;
    }

    private static ComputerAction drag(DragAction drag, LongUnaryOperator x, LongUnaryOperator y) {
        DragAction.Builder scaled = drag.toBuilder();
        if (drag.path() != null) {
            scaled.path(drag.path().stream()
                    .map(point -> Point.builder()
                            .x(x.applyAsLong(point.x()))
                            .y(y.applyAsLong(point.y()))
                            .build())
                    .toList());
        }
        if (drag.x() != null && drag.y() != null) {
            scaled.x(x.applyAsLong(drag.x())).y(y.applyAsLong(drag.y()));
        }
        if (drag.endX() != null && drag.endY() != null) {
            scaled.endX(x.applyAsLong(drag.endX())).endY(y.applyAsLong(drag.endY()));
        }
        return scaled.build();
    }
}
