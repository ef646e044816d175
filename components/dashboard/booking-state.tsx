import { Badge, type BadgeTone } from "@/components/ui/badge";

export type State = "pending" | "confirmed" | "rejected" | "cancelled" | "expired" | "completed" | "no_show";

const tones: Record<State, BadgeTone> = {
  pending: "warning",
  confirmed: "success",
  rejected: "danger",
  cancelled: "danger",
  expired: "neutral",
  completed: "neutral",
  no_show: "warning",
};

export type BookingStateProps = { readonly state: State; readonly label: string };

/** The state of a booking in a word or two. */
export const BookingState = ({ state, label }: BookingStateProps) => (
  <Badge tone={tones[state]}>{label}</Badge>
);
