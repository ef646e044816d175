import { type PointerEvent, useEffect, useState } from "react";

/** Steps of one day that a pointer was drawn over, by their numbers from its midnight. */
export type Drag = { readonly day: number; readonly from: number; readonly to: number };

type Cell = { readonly day: number; readonly row: number };

/**
 * Draws over the cells of a grid (those with `data-day` and `data-row`) with a mouse or a pen; it
 * stays in the day where it began. A finger scrolls the calendar instead, and taps.
 */
export function useDrag(onDrawn: (drag: Drag) => void) {
  const [drag, setDrag] = useState<Drag>();

  useEffect(() => {
    if (!drag) return;
    const end = () => {
      setDrag(undefined);
      if (drag.from !== drag.to) onDrawn(drag);
    };
    const stop = () => setDrag(undefined);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", stop);
    return () => {
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", stop);
    };
  }, [drag, onDrawn]);

  const handlers = {
    onPointerDown(event: PointerEvent) {
      const cell = cellOf(event.target);
      if (event.pointerType === "touch" || event.button !== 0 || !cell) return;
      setDrag({ day: cell.day, from: cell.row, to: cell.row });
    },
    onPointerMove(event: PointerEvent) {
      const cell = drag && cellOf(event.target);
      if (cell && cell.row !== drag.to) setDrag({ ...drag, to: cell.row });
    },
  };
  return { drag, handlers };
}

function cellOf(target: EventTarget): Cell | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { day: Number(cell.dataset.day), row: Number(cell.dataset.row) } : undefined;
}
