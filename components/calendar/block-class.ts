const looks: Readonly<Record<string, string>> = {
  pending: "border-dashed border-warning bg-warning-soft text-warning",
  no_show: "border-transparent bg-sunken text-muted line-through",
  completed: "border-transparent bg-sunken text-ink",
};

const usual = "border-transparent bg-accent-soft text-accent-ink";

/** How a booking looks on a calendar, by its state; the words say the state too. */
export const blockClass = (state: string): string => looks[state] ?? usual;
