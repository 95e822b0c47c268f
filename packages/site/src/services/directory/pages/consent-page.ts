import { formOf } from './form.ts';
import { html, type Html } from './html.ts';
import type { Page } from './page.ts';
import { pageOf, type PageForm } from './page-form.ts';

export interface ConsentPage extends PageForm {
  readonly program: string;
  readonly person: { readonly name: string; readonly displayName: string };
  /** Where the program waits by a code: the code, and from where it has asked. */
  readonly device:
    | { readonly userCode: string; readonly address: string; readonly agent: string }
    | undefined;
}

/** Asks whether a program may act for somebody. */
export function consentPage({ program, person, device, ...form }: ConsentPage): Page {
  return {
    ...pageOf(form, 'Connect this device?'),
    main: html`<p>You are signed in as <strong>${person.displayName}</strong> (${person.name}).</p>
      <p>
        <strong>${program}</strong> asks to be connected. It can do at this site what you may do,
        until you disconnect it.
      </p>
      ${device === undefined ? undefined : waiting(device)}
      ${formOf({
        ...form,
        buttons: [
          { label: 'Connect', name: 'decision', value: 'allow' },
          { label: 'Do not connect', name: 'decision', value: 'deny', other: true },
        ],
      })}`,
  };
}

function waiting({ userCode, address, agent }: NonNullable<ConsentPage['device']>): Html {
  return html`<p>
      Connect it only if you have begun this yourself, and the device shows this code:
    </p>
    <p class="code">${userCode}</p>
    <dl>
      <dt>It has asked from</dt>
      <dd>${address}</dd>
      <dt>by</dt>
      <dd>${agent}</dd>
    </dl>
    <p>Nobody from support ever asks you to do this.</p>`;
}
