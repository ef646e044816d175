export type MailFrameProps = { readonly title: string; readonly html: string };

/**
 * A mail away from everything of ours: it runs no script, opens no page and sends no form. Our policy refuses
 * style sheets in it, of which it has one, for dark rooms and wide windows; so it is seen without.
 */
export const MailFrame = ({ title, html }: MailFrameProps) => (
  <iframe
    title={title}
    sandbox=""
    srcDoc={html.replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")}
    className="h-[34rem] w-full rounded-md border border-line bg-[#f1f3f5] scheme-light"
  />
);
