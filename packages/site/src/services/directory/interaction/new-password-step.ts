import { HawserError } from '@hawser/core/errors';
import type { Problem } from '../pages/form.ts';
import { newPasswordPage } from '../pages/new-password-page.ts';
import type { Page } from '../pages/page.ts';
import type { SignIns } from '../sign-ins.ts';
import { type Interacting, type Step, stepForm } from './interaction.ts';
import { later, laterText } from './later.ts';
import { keepProgress, type Progress } from './progress.ts';
import { callOf } from './sign-in-trail.ts';

type Changed = Awaited<ReturnType<SignIns['changePassword']>> | { readonly told: string };

export function newPasswordStep(interacting: Interacting, progress: Progress): Step {
  const { interaction, signIns, from } = interacting;
  const page = (problem?: Problem): Page =>
    newPasswordPage({ ...stepForm(interaction, 'new-password'), problem });
  const change = async (old: string, next: string): Promise<Changed> => {
    try {
      const { userId } = progress;
      const call = await callOf(interacting, { call: 'changePassword', userId });
      return await signIns.changePassword(userId, old, next, { from, change: call.change });
    } catch (error) {
      if (!(error instanceof HawserError) || error.status >= 500) throw error;
      return { told: `${error.message} ${error.hint}` };
    }
  };
  return {
    name: 'new-password',
    ask: async () => ({ page: page() }),
    async take(form) {
      const old = form.get('old') ?? '';
      const next = form.get('next') ?? '';
      if (next !== form.get('again')) {
        return { page: page({ text: 'The two new passwords are not the same.', field: 'again' }) };
      }
      const changed = await change(old, next);
      if ('told' in changed) return { page: page({ text: changed.told, field: 'next' }) };
      if (changed.outcome === 'refused') {
        const text = 'This is not your password so far.';
        return { page: { ...page({ text, field: 'old' }), status: 403 } };
      }
      if (changed.outcome === 'later') {
        return { page: later(page({ text: laterText(changed) }), changed) };
      }
      const { kept } = changed;
      await keepProgress(interaction, { ...progress, mustChange: false, kept });
      return 'next';
    },
  };
}
