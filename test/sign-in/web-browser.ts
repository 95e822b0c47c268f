/** A browser as far as signing in needs one: it follows, remembers cookies, and sends forms. */
export class WebBrowser {
  readonly #cookies = new Map<string, string>();

  /** The page at the end of all redirections. */
  async open(url: string, form?: Readonly<Record<string, string>>): Promise<Page> {
    let at = new URL(url);
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (let hop = 0; hop < 20; hop += 1) {
      const response = await fetch(at, {
        redirect: 'manual',
        headers: {
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
      const next = response.headers.get('location');
      const text = await response.text();
      if (next === null) return { url: at.href, status: response.status, text };
      at = new URL(next, at);
      body = undefined;
    }
    throw new Error('it is redirected for ever');
  }

  /** Sends the form of a page, with all that is hidden in it. */
  async send({ url, text }: Page, more: Readonly<Record<string, string>> = {}): Promise<Page> {
    const [, action = url] = /<form[^>]*action="([^"]+)"/.exec(text) ?? [];
    const hidden = [...text.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const [, name] = /name="([^"]+)"/.exec(input) ?? [];
      const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    return await this.open(new URL(action, url).href, { ...Object.fromEntries(hidden), ...more });
  }
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}
