/** An event with all it has been, so that a sync can say what is there no more. */
export type Kept<Event> = {
  readonly event: Event;
  /** The number of the calendar's change that made it so. */
  readonly change: number;
  readonly before: Kept<Event> | undefined;
};

/** What an event was right after a change of its calendar; undefined when it was not there yet. */
export function formAt<Event>(kept: Kept<Event>, change: number): Kept<Event> | undefined {
  let form: Kept<Event> | undefined = kept;
  while (form && form.change > change) form = form.before;
  return form;
}
