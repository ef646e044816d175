import { Fragment, type ReactNode } from "react";
import { Table } from "./layout";
import { styles } from "./styles";

/** A paragraph, as a row of the layout. */
export function Paragraph({ children }: { readonly children: string }) {
  return (
    <tr>
      <td style={styles.paragraphCell}>
        <p className="ink" style={styles.paragraph}>
          {children}
        </p>
      </td>
    </tr>
  );
}

/** Sentences in a row, a paragraph each. */
export function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and two paragraphs may be alike.
  return texts.map((text, i) => <Paragraph key={i}>{text}</Paragraph>);
}

/** A heading for the facts that follow. */
export function SectionHeading({ children }: { readonly children: string }) {
  return (
    <tr>
      <td style={styles.sectionCell}>
        <h2 className="ink" style={styles.section}>
          {children}
        </h2>
      </td>
    </tr>
  );
}

/** A label over its value, which may have several lines. A table of its own sets it apart in the text twin too. */
export function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <tr>
      <td>
        <Table>
          <tr>
            <td className="quiet" style={styles.label}>
              {label}
            </td>
          </tr>
          <tr>
            <td className="ink" style={styles.value}>
              {lines(value)}
            </td>
          </tr>
        </Table>
      </td>
    </tr>
  );
}

function lines(text: string): ReactNode {
  return text.split("\n").map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and two lines may be alike.
    <Fragment key={i}>
      {i > 0 && <br />}
      {line}
    </Fragment>
  ));
}

type ActionProps = { readonly href: string | undefined; readonly children: string };

/** The one thing to do; nothing when the reader has nothing to do. */
export function Action({ href, children }: ActionProps) {
  if (href === undefined) return null;
  return (
    <tr>
      <td style={styles.buttonRow}>
        <table role="presentation" border={0} cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td className="button" style={styles.button}>
                <a href={href} style={styles.buttonLink}>
                  {children}
                </a>
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  );
}
