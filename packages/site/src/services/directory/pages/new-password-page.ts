import { formOf } from './form.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { pageOf, type PageForm } from './page-form.ts';

/** Has somebody choose a password of his own, who has one that somebody else has chosen. */
export function newPasswordPage(form: PageForm): Page {
  return {
    ...pageOf(form, 'Choose a password of your own'),
    main: formOf({
      ...form,
      before: html`<p>
        Your password was chosen by somebody else. Choose another one, which only you know.
      </p>`,
      fields: [
        {
          name: 'old',
          label: 'Password so far',
          type: 'password',
          autocomplete: 'current-password',
        },
        {
          name: 'next',
          label: 'New password',
          hint: '12 characters or more: a few words that have nothing to do with each other.',
          type: 'password',
          autocomplete: 'new-password',
        },
        {
          name: 'again',
          label: 'New password again',
          type: 'password',
          autocomplete: 'new-password',
        },
      ],
      buttons: [{ label: 'Change password' }],
    }),
  };
}
