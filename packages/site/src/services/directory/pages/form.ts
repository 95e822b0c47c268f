import { html, type Html } from './html.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'password';
  readonly value?: string;
  /** What a password manager is to put there: a token of the HTML standard. */
  readonly autocomplete: string;
}

export interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields?: readonly Field[];
  readonly buttons: readonly Button[];
  /** What is wrong with what was sent, and with which field. */
  readonly problem?: Problem | undefined;
  /** What is read before the fields. */
  readonly before?: Html;
}

export interface Button {
  readonly label: string;
  readonly name?: string;
  readonly value?: string;
  /** Not what most people want. */
  readonly other?: true;
}

export interface Problem {
  readonly text: string;
  readonly field?: string;
}

/** A form that works without any script; the first field, or what is wrong, has the focus. */
export function formOf({ action, hidden, fields = [], buttons, problem, before }: Form): Html {
  const concealed = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const shown = fields.map((field, index) =>
    fieldOf(field, { problem, isFirst: index === 0 && problem === undefined }),
  );
  return html`${problem === undefined ? undefined : summaryOf(problem)}${before}
    <form method="post" action="${action}" novalidate>
      ${concealed}${shown}${buttons.map(buttonOf)}
    </form>`;
}

function summaryOf({ text, field }: Problem): Html {
  const told = field === undefined ? html`${text}` : html`<a href="#${field}">${text}</a>`;
  return html`<div class="problem" role="alert" tabindex="-1" autofocus>
    <h2>There is a problem</h2>
    <p>${told}</p>
  </div>`;
}

function fieldOf(
  { name, label, hint, type = 'text', value, autocomplete }: Field,
  { problem, isFirst }: { readonly problem: Problem | undefined; readonly isFirst: boolean },
): Html {
  const wrong = problem?.field === name ? problem.text : undefined;
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(wrong === undefined ? [] : [`${name}-wrong`]),
  ].join(' ');
  return html`<label for="${name}">${label}</label>
    ${hint === undefined ? undefined : html`<span class="hint" id="${name}-hint">${hint}</span>`}
    ${wrong === undefined ? undefined : html`<span class="wrong" id="${name}-wrong">${wrong}</span>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      maxlength="${type === 'password' ? 1024 : 256}"
      required
      autocapitalize="none"
      spellcheck="false"
      value="${value}"
      ${described === '' ? undefined : html` aria-describedby="${described}"`}
      ${wrong === undefined ? undefined : html` aria-invalid="true"`}${isFirst ? html` autofocus` : undefined}
    /> `;
}

function buttonOf({ label, name, value, other }: Button): Html {
  return html`<button${name === undefined ? undefined : html` name="${name}" value="${value}"`}
${other === undefined ? undefined : html` class="other"`}>${label}</button>
`;
}
