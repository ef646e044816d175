import { html } from "hono/html";
import type { Account } from "./tokens";

type Markup = ReturnType<typeof html>;

/** "Google" or "Microsoft", and the one colour that tells the pages apart. */
export type Brand = { readonly name: string; readonly color: string };

/** The account's owner says who they are. Forms post to the page's own address, with its whole query. */
export const accountPage = (brand: Brand, clientName: string, accounts: readonly Account[]) =>
  page(
    brand,
    "Choose an account",
    html`<p>to continue to <strong>${clientName}</strong></p>
      <form method="post">
        ${accounts.map(
          ({ email, name }) =>
            html`<button name="account" value="${email}">${name}<br /><small>${email}</small></button>`,
        )}
      </form>`,
  );

export type AskedScope = { readonly name: string; readonly words: string; readonly isOptional: boolean };

/** The account's owner allows all, some or nothing. */
export const consentPage = (
  brand: Brand,
  clientName: string,
  account: Account,
  scopes: readonly AskedScope[],
) =>
  page(
    brand,
    `${clientName} wants access to your ${brand.name} account`,
    html`<p>${account.name} · ${account.email}</p>
      <form method="post">
        <input type="hidden" name="account" value="${account.email}" />
        <ul>
          ${scopes.map((scope) => html`<li>${scopeLine(scope)}</li>`)}
        </ul>
        <button name="decision" value="allow" class="main">Allow</button>
        <button name="decision" value="deny">Cancel</button>
      </form>`,
  );

const scopeLine = ({ name, words, isOptional }: AskedScope) =>
  isOptional
    ? html`<label><input type="checkbox" name="scope" value="${name}" checked /> ${words}</label>`
    : html`<input type="hidden" name="scope" value="${name}" />${words}`;

/** What the provider shows instead of sending anybody to an address it does not know. */
export const refusalPage = (brand: Brand, error: string) =>
  page(brand, "Access blocked", html`<p>Error 400: ${error}</p>`);

const page = (brand: Brand, title: string, content: Markup | Promise<Markup>) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>${title} · ${brand.name} (emulated)</title>
        <meta name="viewport" content="width=device-width" />
        <style>
          body { font: 16px/1.5 system-ui; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #222; background: #fff; }
          header { color: ${brand.color}; font-weight: 600; }
          h1 { font-size: 1.4rem; }
          button { font: inherit; display: block; width: 100%; min-height: 44px; margin: 0.5rem 0; padding: 0.5rem 1rem;
            text-align: left; background: none; border: 1px solid #bbb; border-radius: 8px; cursor: pointer; }
          button.main { background: ${brand.color}; border-color: ${brand.color}; color: #fff; }
          ul { padding: 0; list-style: none; }
          li { margin: 0.5rem 0; overflow-wrap: anywhere; }
        </style>
      </head>
      <body>
        <header>${brand.name} (emulated)</header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
