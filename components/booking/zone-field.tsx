"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { fill } from "@/lib/i18n/fill";
import type { FoundZone } from "@/lib/time-zones/rules";
import { useGo } from "./live-in-place";
import { useHasScript } from "./use-has-script";
import { ZoneList } from "./zone-list";
import { ZoneNow } from "./zone-now";
import { useZoneSearch } from "./zone-search";

export type ZoneFieldProps = {
  /** The zone that times are shown in, in words; how far ahead of UTC it is (ms), and what its clock showed when the page was made. */
  readonly shownText: string;
  readonly offsetMs: number;
  readonly nowText: string;
  readonly query?: string | undefined;
  readonly language: string;
  readonly locale: string;
  readonly clock: "12h" | "24h";
  /** `now`, `none` and `found` have a place for `{time}`, `{text}` and `{count}`. */
  readonly words: Readonly<Record<"hint" | "search" | "now" | "none" | "found", string>>;
};

const LIST_ID = "zone-list";

/** Finds a zone by city, country or offset: with script a combobox (ARIA Authoring Practices), without a text to send. */
export function ZoneField({ shownText, offsetMs, nowText, query, words, ...reader }: ZoneFieldProps) {
  const { language, locale, clock } = reader;
  const hasScript = useHasScript();
  const go = useGo();
  const [text, setText] = useState(query ?? "");
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const looked = text.trim();
  const { zones: found, isFresh } = useZoneSearch({ text: isOpen ? looked : "", language, clock });
  const isShown = isOpen && found !== undefined;
  const index = active < 0 || !found?.length ? -1 : wrap(active, found.length);

  const choose = ({ id }: FoundZone) => {
    setText("");
    setIsOpen(false);
    go(addressInZone(id), { replace: true });
  };
  const move = (by: number) => {
    setIsOpen(true);
    setActive(index < 0 && by < 0 ? (found?.length ?? 0) - 1 : index + by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const picked = isShown && (isFresh || active >= 0) ? found[Math.max(index, 0)] : undefined;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter" && picked) choose(picked);
    else if (key === "Escape" && (isOpen || text)) {
      if (!isShown) setText("");
      setIsOpen(false);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <p id="zone-shown">
        {shownText}{" "}
        <span className="block text-muted">
          <ZoneNow offsetMs={offsetMs} locale={locale} made={nowText} text={words.now} />
        </span>
      </p>
      <div className="relative flex gap-2">
        <TextInput
          id="zone"
          name="zones"
          value={text}
          maxLength={80}
          placeholder={words.hint}
          aria-describedby="zone-shown"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          {...(hasScript && {
            role: "combobox",
            "aria-expanded": isShown,
            "aria-controls": LIST_ID,
            "aria-autocomplete": "list",
            "aria-activedescendant": isShown && index >= 0 ? `${LIST_ID}-${index}` : undefined,
          })}
          onChange={({ target }) => {
            setText(target.value);
            setIsOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setIsOpen(false)}
        />
        <span className="hidden noscript:block">
          <Button type="submit" variant="secondary">
            {words.search}
          </Button>
        </span>
        <ZoneList
          id={LIST_ID}
          label={words.search}
          zones={isShown ? found : undefined}
          active={index}
          none={fill(words.none, { text: looked })}
          onChoose={choose}
        />
      </div>
      <p role="status" className="sr-only">
        {isShown &&
          (found.length > 0
            ? fill(words.found, { count: String(found.length) })
            : fill(words.none, { text: looked }))}
      </p>
    </>
  );
}

const wrap = (index: number, count: number): number => ((index % count) + count) % count;

/** The address of what is shown, in another zone. */
function addressInZone(id: string): string {
  const query = new URLSearchParams(window.location.search);
  query.set("tz", id);
  query.delete("zones");
  return `?${query}`;
}
