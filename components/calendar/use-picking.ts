import { useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { type Display, formatDate, formatTimeRange } from "@/lib/time/format";
import { type Drag, useDrag } from "./use-drag";
import type { GridDay } from "./week-days";
import { inTheWay, meetingsBetween, type Picked, pickedAt, stateAt, type WeekTimes } from "./week-steps";

export type PickingOptions = {
  /** The meetings that are picked for: what was said of others is over. */
  readonly weekHref: string;
  readonly days: readonly GridDay[];
  readonly week: WeekTimes | undefined;
  readonly picked: readonly Picked[];
  readonly most: number;
  readonly lengthMs: number;
  readonly stepMs: number;
  readonly display: Display;
  readonly onChange: (picked: readonly Picked[]) => void;
};

/** Picks starts, one by one or all those that are drawn over, and says in words what has become of it. */
export function usePicking(options: PickingOptions) {
  const { weekHref, days, week, picked, most, lengthMs, stepMs, display, onChange } = options;
  const t = useTranslations("oneTime.picker");
  const [last, setLast] = useState({ text: "", weekHref });
  const said = last.weekHref === weekHref ? last.text : "";
  const say = useCallback((text: string) => setLast({ text, weekHref }), [weekHref]);
  const stateOf = useCallback(
    (start: number) => week && stateAt(week, picked, start, lengthMs),
    [week, picked, lengthMs],
  );
  const stateText = useCallback(
    (start: number): string => {
      const state = stateOf(start);
      if (!week || !state) return t("loading");
      const busy = state === "busy" ? inTheWay(week, start, lengthMs) : undefined;
      return busy ? t("states.busyWith", { what: busy.label }) : t(`states.${state}`);
    },
    [week, stateOf, lengthMs, t],
  );

  const between = useCallback(
    (drag: Drag | undefined): Picked[] => {
      const steps = drag && days[drag.day]?.steps;
      if (!steps || !week || drag.from === drag.to) return [];
      const [first, last] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      const range = { from: steps[first] ?? 0, until: (steps[last] ?? steps.at(-1) ?? 0) + stepMs };
      return meetingsBetween(week, picked, range, { lengthMs, stepMs }).slice(0, most - picked.length);
    },
    [days, week, picked, most, lengthMs, stepMs],
  );
  const addDrawn = useCallback(
    (drag: Drag) => {
      const times = between(drag);
      onChange(inOrder([...picked, ...times]));
      say(t("addedMany", { count: times.length }));
    },
    [between, onChange, picked, say, t],
  );
  const { drag, handlers } = useDrag(addDrawn);
  const drawn = useMemo(() => between(drag), [between, drag]);

  function toggle(start: number) {
    const inWords = (at: number) =>
      `${formatDate(at, display)}, ${formatTimeRange(at, at + lengthMs, display)}`;
    const state = stateOf(start);
    const chosen = pickedAt(picked, start, lengthMs);
    if (chosen) {
      onChange(picked.filter((time) => time !== chosen));
      say(t("removed", { time: inWords(chosen.start) }));
    } else if (state === "free" || state === "outside") {
      if (picked.length >= most) return say(t("most", { most }));
      onChange(inOrder([...picked, { start, isOutside: state === "outside" }]));
      say(t(state === "outside" ? "addedOutside" : "added", { time: inWords(start) }));
    } else say(t("refused", { time: inWords(start), reason: stateText(start) }));
  }
  return { said, stateOf, stateText, toggle, drawn, handlers };
}

const inOrder = (times: readonly Picked[]) => times.toSorted((a, b) => a.start - b.start);
