import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/form-state";
import { afterChange, type LinkChange, type ListedLink, opposite } from "./listed-link";

/** The server's answers to the buttons of the list. */
export type LinkActions = {
  readonly setActive: (id: string, isActive: boolean) => Promise<FormState>;
  readonly archive: (id: string) => Promise<FormState>;
  readonly restore: (id: string) => Promise<FormState>;
  readonly duplicate: (id: string, title: string) => Promise<FormState>;
};

/**
 * The links of a list, asked for again when the window is looked at, and a way to change them:
 * the list shows a change at once, takes it back when the server refuses, and offers to undo it.
 */
export function useLinks(known: readonly ListedLink[], state: string, actions: LinkActions) {
  const t = useTranslations("links");
  const toast = useToast();
  const client = useQueryClient();
  const queryKey = ["links", state];
  const { data: links } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchLinks(state, signal),
    initialData: known,
    staleTime: 1_000,
  });
  const { mutate } = useMutation({
    mutationFn: (change: LinkChange) => send(actions, change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<readonly ListedLink[]>(queryKey);
      client.setQueryData(queryKey, afterChange(before ?? known, change));
      return { before };
    },
    onError: (error, _, context) => {
      client.setQueryData(queryKey, context?.before);
      toast({ title: error.message || t("failed"), isError: true });
    },
    onSuccess: (_, { kind, link }) =>
      toast({
        title: t(`done.${kind}`, { title: link.title }),
        undo: () => mutate({ kind: opposite[kind], link }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["links"] }),
  });
  /** Asks for a copy, whose page then opens; says so when there is none. */
  async function duplicate({ id, title }: ListedLink): Promise<void> {
    try {
      const problem = problemOf(await actions.duplicate(id, title));
      if (problem !== undefined) toast({ title: problem, isError: true });
    } catch (error) {
      // Opening the copy's page comes as one too.
      unstable_rethrow(error);
      toast({ title: t("failed"), isError: true });
    }
  }
  return { links, perform: mutate, duplicate };
}

async function fetchLinks(state: string, signal: AbortSignal): Promise<readonly ListedLink[]> {
  const response = await fetch(`/links/list?state=${state}`, { signal });
  if (!response.ok) throw new Error(`The list answered ${response.status}.`);
  return (await response.json()) as readonly ListedLink[];
}

async function send(actions: LinkActions, { kind, link }: LinkChange): Promise<void> {
  const asked =
    kind === "archive" || kind === "restore"
      ? actions[kind](link.id)
      : actions.setActive(link.id, kind === "enable");
  const problem = problemOf(await asked);
  if (problem !== undefined) throw new Error(problem);
}

const problemOf = ({ message, errors }: FormState): string | undefined => message ?? errors[0]?.message;
