import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** A page as a browser without any script has it. */
export interface SeenPage {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly html: string;
  readonly title: string;
}

/** Where the site of an address really is; without, where its address says. */
export type Whereabouts = () => { readonly hostname?: string; readonly port?: number };

/** A browser in which nothing runs: it keeps cookies, follows redirects, and sends forms. */
export class Browser {
  readonly #trustAnchor: string;
  readonly #at: Whereabouts;
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();
  page: SeenPage | undefined;

  constructor(trustAnchor: string, at: Whereabouts = () => ({})) {
    this.#trustAnchor = trustAnchor;
    this.#at = at;
  }

  /** Goes there, also by a form of a page of that origin, until there is a page; or to the address of a program on this machine, which it gives. */
  async open(url: string, form?: URLSearchParams, from = new URL(url).origin): Promise<string> {
    const response = await this.#ask(url, form, from);
    const { statusCode: status = 0, headers } = response;
    this.#keep(headers['set-cookie'] ?? [], url);
    let html = '';
    for await (const piece of response as AsyncIterable<Buffer>) html += piece.toString('utf8');
    const { location } = headers;
    if (location !== undefined && status === 303) {
      const next = new URL(location, url).href;
      return next.startsWith('http:') ? next : await this.open(next);
    }
    const [, title = ''] = /<title>(.*?) – Hawser<\/title>/s.exec(html) ?? [];
    this.page = { url, status, headers, html, title };
    return url;
  }

  /** Fills the form of the page and presses its button of that label. */
  async submit(fields: Readonly<Record<string, string>>, label?: string): Promise<string> {
    const { html = '', url = '' } = this.page ?? {};
    const [, action = '', inside = ''] =
      /<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
    const form = new URLSearchParams();
    for (const [, attributes = ''] of inside.matchAll(/<input\s([^>]*)>/g)) {
      const name = attribute(attributes, 'name') ?? '';
      form.set(name, fields[name] ?? attribute(attributes, 'value') ?? '');
    }
    const unknown = Object.keys(fields).filter((name) => !form.has(name));
    if (unknown.length > 0) throw new Error(`"${this.page?.title}" has no field ${unknown.join()}`);
    const buttons = [...inside.matchAll(/<button([^>]*)>([^<]*)</g)];
    const pressed = buttons.find(([, , text]) => label === undefined || text === label);
    if (pressed === undefined) throw new Error(`"${this.page?.title}" has no button "${label}"`);
    const name = attribute(pressed[1] ?? '', 'name');
    if (name !== undefined) form.set(name, attribute(pressed[1] ?? '', 'value') ?? '');
    return await this.open(new URL(unescaped(action), url).href, form);
  }

  /** The same cookies, in the hands of the test. */
  get cookies(): readonly string[] {
    return [...this.#cookies.keys()];
  }

  async #ask(
    url: string,
    form: URLSearchParams | undefined,
    origin: string,
  ): Promise<IncomingMessage> {
    const { pathname, host, hostname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ');
    const headers = {
      accept: 'text/html',
      host,
      cookie,
      ...(form === undefined
        ? {}
        : { origin, 'content-type': 'application/x-www-form-urlencoded' }),
    };
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const method = form === undefined ? 'GET' : 'POST';
      const named = isIP(hostname) === 0 ? { servername: hostname } : {};
      const shown = { ...named, ca: this.#trustAnchor, agent: false };
      const options = { method, headers, ...shown, ...this.#at() };
      request(url, options, resolve).once('error', reject).end(form?.toString());
    });
  }

  #keep(given: readonly string[], url: string): void {
    for (const cookie of given) {
      const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const has = new Map(
        attributes.map((one) => one.toLowerCase().split('=', 2) as [string, string]),
      );
      for (const wanted of ['secure', 'httponly', 'samesite']) {
        if (!has.has(wanted)) throw new Error(`a cookie is not ${wanted}: ${cookie}`);
      }
      const path = /path=([^;]*)/i.exec(cookie)?.[1] ?? new URL(url).pathname;
      if (pair.startsWith('__Host-') && (path !== '/' || has.has('domain'))) {
        throw new Error(`a browser does not take this cookie: ${cookie}`);
      }
      const key = `${pair.slice(0, at)} ${path}`;
      const ends = Date.parse(has.get('expires') ?? '') || Infinity;
      if (ends < Date.now()) this.#cookies.delete(key);
      else this.#cookies.set(key, { value: pair.slice(at + 1), path });
    }
  }
}

function attribute(attributes: string, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes) ?? [];
  return value === undefined ? undefined : unescaped(value);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
