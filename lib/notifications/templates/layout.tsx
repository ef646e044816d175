import type { CSSProperties, ReactElement, ReactNode } from "react";
import { styleSheet, styles } from "./styles";

/** A mail before it is turned into HTML and text. */
export type Composed = { readonly subject: string; readonly body: ReactElement };

/** All of a mail but what stands in its middle. */
export type Frame = {
  readonly language: string;
  readonly subject: string;
  /** On whose behalf the mail comes. */
  readonly sender: string;
  /** What the list of mails shows after the subject. */
  readonly preheader: string;
  readonly heading: string;
  /** Why the reader gets this mail. */
  readonly footer: string;
  /** Where the reader says that mails like this shall end; left out for those that have to come. */
  readonly optOut?: { readonly href: string; readonly label: string };
};

type LayoutProps = Frame & { readonly children: ReactNode };

/**
 * The frame of every mail: tables, for Outlook's sake, one column that narrows
 * down to 320 px, light and dark, and nothing that has to be fetched.
 * `children` are table rows.
 */
export function Layout({
  language,
  subject,
  sender,
  preheader,
  heading,
  footer,
  optOut,
  children,
}: LayoutProps) {
  return (
    <html lang={language} dir="ltr">
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next's. */}
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="x-apple-disable-message-reformatting" />
        {/* Times and places would become links of the mail program's own making. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
      </head>
      <body className="page" style={styles.page}>
        <div style={styles.preheader} data-skip-in-text="true">
          {preheader + fillPreview}
        </div>
        <Table className="page" style={styles.page}>
          <tr>
            <td align="center" style={styles.gutter}>
              <Table style={styles.column}>
                <tr>
                  <td className="card" style={styles.card}>
                    <Table>
                      <tr>
                        <td className="quiet" style={styles.sender}>
                          {sender}
                        </td>
                      </tr>
                      <tr>
                        <td style={styles.headingCell}>
                          <h1 className="ink" style={styles.heading}>
                            {heading}
                          </h1>
                        </td>
                      </tr>
                      {children}
                    </Table>
                  </td>
                </tr>
                <tr>
                  <td className="footer quiet" style={styles.footer}>
                    {footer}
                  </td>
                </tr>
                {optOut && (
                  <tr>
                    <td className="footer quiet" style={styles.footer}>
                      <a className="quiet" href={optOut.href} style={styles.footerLink}>
                        {optOut.label}
                      </a>
                    </td>
                  </tr>
                )}
              </Table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  );
}

// Invisible characters that keep the mail's first words out of the preview.
const fillPreview = "\u00a0\u200c".repeat(90);

type TableProps = {
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
};

/** A table that is layout only: screen readers pass over it. */
export function Table({ children, ...props }: TableProps) {
  return (
    <table role="presentation" width="100%" border={0} cellPadding={0} cellSpacing={0} {...props}>
      <tbody>{children}</tbody>
    </table>
  );
}
