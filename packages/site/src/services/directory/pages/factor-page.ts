import { formOf } from './form.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { pageOf, type PageForm } from './page-form.ts';

/** Asks for the second factor. */
export function factorPage(form: PageForm): Page {
  return {
    ...pageOf(form, 'Enter your code'),
    main: formOf({
      ...form,
      fields: [
        {
          name: 'code',
          label: 'Code',
          hint: 'The six digits that your authenticator app shows now, or one of your recovery codes.',
          autocomplete: 'one-time-code',
        },
      ],
      buttons: [{ label: 'Continue' }],
    }),
  };
}

/** Tells who has no second factor, where one is needed, how to get it. */
export function noFactorPage(form: PageForm): Page {
  return {
    ...pageOf(form, 'A second factor is needed'),
    status: 403,
    main: html`<p>What you want to do needs a second factor, and your account has none yet.</p>
      <p>Get one on a computer where you are signed in with the command line:</p>
      <p><code>hawser enable-site-user-totp</code></p>
      <p>Then try again.</p>
      ${formOf({ ...form, buttons: [{ label: 'Go back without it', name: 'decision', value: 'deny' }] })}`,
  };
}
