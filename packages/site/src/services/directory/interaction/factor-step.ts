import { HawserError } from '@hawser/core/errors';
import { factorPage } from '../pages/factor-page.ts';
import type { Problem } from '../pages/form.ts';
import type { Page } from '../pages/page.ts';
import { type Interacting, type Step, stepForm } from './interaction.ts';
import { later, laterText } from './later.ts';
import { keepProgress, multiFactorMethods, type Progress } from './progress.ts';

// A site that was restored without its key has the authenticators, but cannot read them.
const unreadable =
  'This site cannot look at the codes of your authenticator any more. Enter one of your recovery codes, or ask your administrator to take the authenticator away.';
const wrong = 'The code is not right. Enter the one that is shown now.';

export function factorStep({ interaction, signIns, from }: Interacting, progress: Progress): Step {
  const page = (problem?: Problem): Page =>
    factorPage({ ...stepForm(interaction, 'factor'), problem });
  return {
    name: 'factor',
    ask: async () => ({ page: page() }),
    async take(form) {
      const code = form.get('code')?.trim() ?? '';
      if (code === '') return { page: page({ text: 'Enter your code.', field: 'code' }) };
      const attempt = await signIns
        .checkSecondFactor(progress.userId, code, from)
        .catch(whereUnreadable);
      if (attempt === 'unreadable') {
        return { page: { ...page({ text: unreadable, field: 'code' }), status: 409 } };
      }
      if (attempt.outcome === 'refused') {
        return { page: { ...page({ text: wrong, field: 'code' }), status: 403 } };
      }
      if (attempt.outcome === 'later') {
        return { page: later(page({ text: laterText(attempt) }), attempt) };
      }
      await keepProgress(interaction, { ...progress, amr: [...multiFactorMethods] });
      return 'next';
    },
  };
}

function whereUnreadable(error: unknown): 'unreadable' {
  if (error instanceof HawserError && error.code === 'second-factor-sealed') return 'unreadable';
  throw error;
}
