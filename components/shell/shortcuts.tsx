"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { isTyping, nextPress, places, readsShortcuts, storeReadsShortcuts, waitMs } from "./shortcut-keys";

/** Listens for the studio's shortcuts on every page, and lists them under `?`. They can be switched off (WCAG 2.1.4). */
export function Shortcuts({ className }: { readonly className?: string | undefined }) {
  const t = useTranslations("shortcuts");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(true);

  useEffect(() => setIsOn(readsShortcuts()), []);

  useEffect(() => {
    let before = "";
    let since = 0;
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      // The list itself opens always, or nobody could switch the others on again.
      const press = nextPress(event.key, event.timeStamp - since < waitMs ? before : "");
      before = press?.kind === "begin" ? event.key : "";
      since = event.timeStamp;
      if (press?.kind === "list") setIsOpen(true);
      if (!isOn) return;
      if (press?.kind === "go") router.push(press.href);
      if (press?.kind === "search") {
        event.preventDefault();
        document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();
      }
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn, router]);

  function change(next: boolean) {
    setIsOn(next);
    storeReadsShortcuts(next);
  }

  return (
    <>
      <Button
        variant="quiet"
        size="small"
        className={classNames("noscript:hidden", className)}
        onClick={() => setIsOpen(true)}
      >
        {t("open")}
      </Button>
      <Dialog title={t("title")} isOpen={isOpen} onOpenChange={setIsOpen}>
        <dl
          className={classNames(
            "grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2",
            !isOn && "opacity-60",
          )}
        >
          {places.map(({ keys, label }) => (
            <Line key={label} keys={keys} text={t(label)} />
          ))}
          <Line keys={["/"]} text={t("search")} />
          <Line keys={["?"]} text={t("list")} />
        </dl>
        <label className="flex min-h-11 items-center gap-3 border-t border-line pt-3">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={isOn}
            onChange={(event) => change(event.currentTarget.checked)}
          />
          {t("isOn")}
        </label>
      </Dialog>
    </>
  );
}

const Line = ({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) => (
  <>
    <dt className="flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-7 rounded-sm border border-edge bg-sunken px-1.5 py-0.5 text-center text-sm"
        >
          {key}
        </kbd>
      ))}
    </dt>
    <dd>{text}</dd>
  </>
);
