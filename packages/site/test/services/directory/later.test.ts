import { expect, test } from 'vitest';
import { html } from '../../../src/services/directory/pages/html.ts';
import { later, laterText } from '../../../src/services/directory/interaction/later.ts';

test('whoever cannot be looked at for now is told to come later, and not that he has tried too often', () => {
  const away = { outcome: 'later', seconds: 30, isAway: true } as const;
  const often = { outcome: 'later', seconds: 30 } as const;
  expect(laterText(away)).toBe(
    'Your sign-in cannot be checked at the moment. Try again in 30 seconds.',
  );
  expect(laterText(often)).toMatch(/^There were too many attempts\./);
  const page = { title: 'Sign in', main: html`<p>Sign in.</p>` };
  expect(later(page, away)).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  expect(later(page, often)).toMatchObject({ status: 429 });
});
