import { html, type Html } from './html.ts';
import { styleElement, styleSource } from './style.ts';

/** A page for people. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  /** Something is wrong with what was sent: who hears only the title is to know it. */
  readonly hasProblem?: boolean;
  /** 200 without. */
  readonly status?: number;
  /** Where else than to the directory its form may lead, in the end. */
  readonly leadsTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole document of a page. */
export function documentOf({ title, hasProblem = false, main }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${hasProblem ? 'Error: ' : ''}${title} – Hawser</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html> `.text;
}

/** What a browser is told with a page: that it runs nothing, is in no frame, and is kept nowhere. */
export function headersOf({ leadsTo, headers = {} }: Page): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${styleSource}`,
    `form-action 'self'${leadsTo === undefined ? '' : ` ${leadsTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // With none at all a browser would not tell either that a form is sent from here.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...headers,
  };
}
