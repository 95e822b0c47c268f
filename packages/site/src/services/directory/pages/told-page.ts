import { html } from './html.ts';
import type { Page } from './page.ts';

/** Tells something, with nothing to do about it here. */
export function toldPage(title: string, ...paragraphs: readonly string[]): Page {
  return { title, main: html`${paragraphs.map((text) => html`<p>${text}</p>`)}` };
}
