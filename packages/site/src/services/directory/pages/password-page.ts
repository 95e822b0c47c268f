import { formOf } from './form.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { pageOf, type PageForm } from './page-form.ts';

/** Asks who somebody is. The same page whether there is somebody of that name or not. */
export function passwordPage({
  name,
  ...form
}: PageForm & { readonly name: string | undefined }): Page {
  return {
    ...pageOf(form, 'Sign in'),
    main: formOf({
      ...form,
      before: html`<p>Sign in with your account at this site.</p>`,
      fields: [
        {
          name: 'name',
          label: 'Name',
          autocomplete: 'username',
          ...(name === undefined ? {} : { value: name }),
        },
        {
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
        },
      ],
      buttons: [{ label: 'Sign in' }],
    }),
  };
}
