import { formOf, type Problem } from './form.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { pageOf } from './page-form.ts';

export interface DevicePage {
  readonly action: string;
  readonly xsrf: string;
  readonly userCode: string | undefined;
  readonly problem: string | undefined;
}

/** Asks for the code that a device shows. */
export function devicePage({ action, xsrf, userCode, problem: text }: DevicePage): Page {
  const problem: Problem | undefined =
    text === undefined ? undefined : { text, field: 'user_code' };
  return {
    ...pageOf({ problem }, 'Connect a device'),
    main: formOf({
      action,
      problem,
      // The page after this one shows it again, with who has asked, and has it confirmed.
      hidden: { xsrf, confirm: 'yes' },
      before: html`<p>Compare the code with the one that your device shows, or enter it.</p>`,
      fields: [
        {
          name: 'user_code',
          label: 'Code',
          hint: 'Eight letters, such as BCDF-GHJK.',
          autocomplete: 'off',
          ...(userCode === undefined ? {} : { value: userCode }),
        },
      ],
      buttons: [{ label: 'Continue' }],
    }),
  };
}
