import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { Row } from "@/components/ui/row-list";
import { Switch } from "@/components/ui/switch";
import type { LinkChange, ListedLink } from "./listed-link";
import type { LinkActions } from "./use-links";

export type LinkRowProps = {
  readonly link: ListedLink;
  readonly actions: LinkActions;
  readonly perform: (change: LinkChange) => void;
  readonly duplicate: (link: ListedLink) => Promise<void>;
};

/** One link of the list, with its address to copy. Its switch is a form, so it works without script. */
export function LinkRow({ link, actions, perform, duplicate }: LinkRowProps) {
  const t = useTranslations("links");
  const { id, title, isActive, isArchived, address, durations, upcoming } = link;
  const send = isArchived ? actions.restore.bind(null, id) : actions.setActive.bind(null, id, !isActive);
  function submit(event: FormEvent) {
    event.preventDefault();
    perform({ kind: isArchived ? "restore" : isActive ? "disable" : "enable", link });
  }
  return (
    <Row
      title={title}
      href={`/links/${id}`}
      detail={upcoming > 0 ? `${durations} · ${t("upcoming", { count: upcoming })}` : durations}
      trailing={
        <>
          {!isActive && !isArchived && <Badge>{t("off")}</Badge>}
          <form action={send as unknown as () => Promise<void>} onSubmit={submit} className="flex">
            {isArchived ? (
              <Button type="submit" variant="secondary" size="small">
                {t("restore")}
                <span className="sr-only"> {title}</span>
              </Button>
            ) : (
              <Switch isOn={isActive} label={t("takesBookings", { title })} />
            )}
          </form>
          <MoreMenu {...{ link, perform, duplicate }} />
        </>
      }
    >
      <CopyField label={t("addressOf", { title })} value={address} />
    </Row>
  );
}

function MoreMenu({ link, perform, duplicate }: Omit<LinkRowProps, "actions">) {
  const t = useTranslations("links");
  const { id, title, address, isArchived } = link;
  const trigger = (
    <Button variant="quiet" aria-label={t("moreFor", { title })} className="size-11 noscript:hidden">
      <Ellipsis aria-hidden="true" className="size-5 shrink-0" />
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuLink>
        <a href={address}>{t("open")}</a>
      </MenuLink>
      <MenuLink>
        <Link href={`/links/${id}/share`}>{t("tabs.share")}</Link>
      </MenuLink>
      <MenuLink>
        <Link href={`/links/${id}/analytics`}>{t("tabs.analytics")}</Link>
      </MenuLink>
      <MenuLink>
        <Link href={`/links/${id}/why-not`}>{t("tabs.whyNot")}</Link>
      </MenuLink>
      <MenuItem onSelect={() => void duplicate(link)}>{t("duplicate")}</MenuItem>
      {!isArchived && (
        <MenuItem isDanger onSelect={() => perform({ kind: "archive", link })}>
          {t("archive")}
        </MenuItem>
      )}
    </Menu>
  );
}
