"use client";

import { createContext, type ReactNode, useContext } from "react";

export type FailureTexts = { readonly title: string; readonly text: string; readonly again: string };

const Texts = createContext<FailureTexts>({ title: "", text: "", again: "" });

/**
 * Brings the few words that the error page needs. The page renders where something has failed, so
 * it can ask for nothing: they come with the layout, before anything fails.
 */
export const FailureWords = ({
  texts,
  children,
}: {
  readonly texts: FailureTexts;
  readonly children: ReactNode;
}) => <Texts value={texts}>{children}</Texts>;

/** The words of the error page. */
export const useFailureWords = (): FailureTexts => useContext(Texts);
