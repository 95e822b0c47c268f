import { formOf } from './form.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';

interface SignOutForm {
  readonly action: string;
  readonly xsrf: string;
}

/** Asks whether somebody wants to sign out of this browser. */
export function signOutPage({ action, xsrf }: SignOutForm): Page {
  return {
    title: 'Sign out?',
    main: html`<p>Devices that you have connected stay so, until you disconnect them.</p>
      ${formOf({
        action,
        hidden: { xsrf },
        buttons: [
          { label: 'Sign out', name: 'logout', value: 'yes' },
          { label: 'Stay signed in', other: true },
        ],
      })}`,
  };
}

/** Has somebody go on who has signed in where somebody else was signed in. */
export function otherPersonPage({ action, xsrf }: SignOutForm): Page {
  return {
    title: 'Somebody else was signed in here',
    main: html`<p>In this browser another account was signed in so far. Go on to sign it out.</p>
      ${formOf({ action, hidden: { xsrf, logout: 'yes' }, buttons: [{ label: 'Continue' }] })}`,
  };
}
