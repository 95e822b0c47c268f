import { noFactorPage } from '../pages/factor-page.ts';
import { type Interacting, type Step, stepForm } from './interaction.ts';

/** For who would need a second factor, and has none. */
export function noFactorStep({ interaction }: Pick<Interacting, 'interaction'>): Step {
  return {
    name: 'no-factor',
    ask: async () => ({ page: noFactorPage(stepForm(interaction, 'no-factor')) }),
    take: async () => ({
      result: {
        error: 'access_denied',
        error_description: 'a second factor is needed, and the person has none',
      },
    }),
  };
}
