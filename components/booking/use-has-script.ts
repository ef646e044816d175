import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page's script runs: not before it does, so that the first look is that without. */
export const useHasScript = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
