import type { Problem } from './form.ts';
import type { Page } from './page.ts';

/** What each page of a sign-in has in its form. */
export interface PageForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly problem?: Problem | undefined;
  readonly leadsTo?: string | undefined;
}

/** The frame of a page with a form: what is wrong is told with its title, too. */
export function pageOf(
  { problem, leadsTo }: Pick<PageForm, 'problem' | 'leadsTo'>,
  title: string,
): Omit<Page, 'main'> {
  return {
    title,
    hasProblem: problem !== undefined,
    ...(leadsTo === undefined ? {} : { leadsTo }),
  };
}
