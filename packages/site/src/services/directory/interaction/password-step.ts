import { passwordPage } from '../pages/password-page.ts';
import type { Problem } from '../pages/form.ts';
import type { Page } from '../pages/page.ts';
import { type Interacting, type Step, stepForm } from './interaction.ts';
import { later, laterText } from './later.ts';
import { keepProgress } from './progress.ts';

// Whether it is the name or the password is not told.
const wrong = 'The name or the password is not right.';

export function passwordStep({ interaction, signIns, from }: Interacting): Step {
  const page = (name: string | undefined, problem?: Problem): Page =>
    passwordPage({ ...stepForm(interaction, 'password'), name, problem });
  return {
    name: 'password',
    async ask() {
      const { login_hint: hint } = interaction.params;
      return { page: page(typeof hint === 'string' ? hint.slice(0, 256) : undefined) };
    },
    async take(form) {
      const name = form.get('name')?.trim() ?? '';
      const password = form.get('password') ?? '';
      const missing = name === '' ? 'name' : password === '' ? 'password' : undefined;
      if (missing !== undefined) {
        return { page: page(name, { text: `Enter your ${missing}.`, field: missing }) };
      }
      const attempt = await signIns.checkPassword(name, password, from);
      if (attempt.outcome === 'refused') {
        return { page: { ...page(name, { text: wrong, field: 'name' }), status: 403 } };
      }
      if (attempt.outcome === 'later') {
        const text = laterText(attempt);
        return { page: later(page(name, { text }), attempt) };
      }
      const { userId, mustChange, kept } = attempt;
      await keepProgress(interaction, { userId, mustChange, kept, amr: ['pwd'] });
      return 'next';
    },
  };
}
