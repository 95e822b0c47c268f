import type { Page } from '../pages/page.ts';

/** What is told to who has tried too often. */
export function laterText(seconds: number): string {
  const time =
    seconds < 120 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `There were too many attempts. Wait ${time}, then try again.`;
}

/** A page that says so to programs, too. */
export function later(page: Page, seconds: number): Page {
  return { ...page, status: 429, headers: { 'retry-after': String(Math.ceil(seconds)) } };
}
