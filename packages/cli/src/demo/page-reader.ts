import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { demoErrors } from './demo-errors.ts';

const mostSteps = 20;
const mostText = 1024 * 1024;
const patienceMs = 20_000;

interface Page {
  readonly url: string;
  readonly html: string;
  readonly title: string;
}

/**
 * What somebody does with a browser at the pages of the demo's own site: follows them, keeps cookies, fills
 * in forms. Only that site is asked.
 */
export class PageReader {
  readonly #site: string;
  readonly #authority: string;
  readonly #cookies = new Map<string, string>();

  constructor(site: string, authority: string) {
    this.#site = new URL(site).origin;
    this.#authority = authority;
  }

  /** Opens the address and answers what its pages ask, until there is the one with that title. */
  async until(title: string, url: string, fields: Readonly<Record<string, string>>): Promise<void> {
    let page = await this.#open(url);
    for (let step = 0; step < mostSteps && page.title !== title; step += 1) {
      page = await this.#send(page, fields);
    }
    if (page.title !== title) throw demoErrors('not-signed-in', { title: page.title });
  }

  async #send({ url, html, title }: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    const [, tag = '', inside = ''] = /<form([^>]*)>(.*?)<\/form>/s.exec(html) ?? [];
    const action = attribute(tag, 'action');
    if (action === undefined) throw demoErrors('not-signed-in', { title });
    const form = new URLSearchParams();
    for (const [, attributes = ''] of inside.matchAll(/<input\s([^>]*)>/g)) {
      const name = attribute(attributes, 'name') ?? '';
      form.set(name, fields[name] ?? attribute(attributes, 'value') ?? '');
    }
    // The first button is the one that goes on.
    const [, button = ''] = /<button([^>]*)>/.exec(inside) ?? [];
    const name = attribute(button, 'name');
    if (name !== undefined) form.set(name, attribute(button, 'value') ?? '');
    return await this.#open(new URL(action, url).href, form);
  }

  async #open(url: string, form?: URLSearchParams): Promise<Page> {
    const response = await this.#ask(url, form);
    for (const cookie of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    let html = '';
    for await (const piece of response as AsyncIterable<Buffer>) {
      html += piece.toString('utf8');
      if (html.length > mostText) break;
    }
    const { location } = response.headers;
    if (location !== undefined) return await this.#open(new URL(location, url).href);
    const [, title = ''] = /<title>(.*?) – Hawser<\/title>/s.exec(html) ?? [];
    return { url, html, title };
  }

  async #ask(url: string, form: URLSearchParams | undefined): Promise<IncomingMessage> {
    if (new URL(url).origin !== this.#site) throw demoErrors('not-signed-in', { title: url });
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.#site };
    const headers = { accept: 'text/html', cookie, ...(form === undefined ? {} : type) };
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const signal = AbortSignal.timeout(patienceMs);
    const method = form === undefined ? 'GET' : 'POST';
    request(url, { method, headers, ca: this.#authority, agent: false, signal }, resolve)
      .once('error', reject)
      .end(form?.toString());
    return await promise;
  }
}

function attribute(attributes: string, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes) ?? [];
  return value
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
