import { type Binding, type BindingContext, secretFormNames } from '../binding/bind.ts';
import { argumentErrors } from '../binding/binding-errors.ts';
import { missingParameters } from '../binding/missing.ts';
import type { AnyCommand } from '../declaration/command.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { parameterName, typedName } from '../declaration/names.ts';
import type { Candidate } from '../declaration/parameter.ts';
import type { Host } from './host.ts';
import type { Messages } from './messages.ts';
import { promptFor } from './prompt-missing.ts';
import { fetchSecret } from './secret-source.ts';
import type { Session } from './session.ts';
import type { Stop } from './stop-signal.ts';

export interface Filling {
  readonly command: AnyCommand;
  readonly context: BindingContext;
  readonly host: Host;
  readonly session: Session;
  readonly messages: Messages;
  readonly stopping: Stop;
  /** Whether there is a person to ask. */
  readonly asks: boolean;
  /** Says that there are questions, before the first one; once is enough. */
  readonly announce: () => void;
}

/** For the questions of one call. */
export function announcingOnce(name: string, messages: Messages): () => void {
  let isSaid = false;
  return () => {
    if (isSaid) return;
    isSaid = true;
    messages.line(`${name} needs values for the following parameters (type !? for help):`);
  };
}

/** The binding with its secrets fetched. */
export async function withSecrets(binding: Binding, filling: Filling): Promise<Binding> {
  const values = new Map(binding.values);
  const readers = [...binding.secrets]
    .filter(([, { form }]) => form === 'Stdin')
    .map(([key]) => `-${parameterName(key)}Stdin`);
  if (binding.common.inputObject === '-') readers.push('-InputObject -');
  if (readers.length > 1) {
    throw argumentErrors('exclusive-parameters', {
      program: filling.context.program,
      command: typedName(binding.command.name),
      parameters: readers.join(' and '),
    });
  }
  for (const parameter of binding.command.parameters) {
    const { key } = parameter;
    const source = binding.secrets.get(key);
    if (source === undefined) continue;
    values.set(key, await fetchSecret(parameter, source, filling.host, filling.session));
  }
  return { ...binding, values };
}

/** The binding with nothing missing: a person is asked, a script is told everything at once. */
export async function withoutGaps(binding: Binding, filling: Filling): Promise<Binding> {
  return await asked(binding, missingParameters, filling);
}

/** The same for parameters that only the work itself has shown to be necessary. */
export async function withNeeded(
  binding: Binding,
  keys: readonly string[],
  filling: Filling,
): Promise<Binding> {
  const lacking = ({ sets, values }: Binding): readonly PlacedParameter[] =>
    (sets[0]?.parameters ?? []).filter(({ key }) => keys.includes(key) && !values.has(key));
  return await asked(binding, lacking, filling);
}

async function asked(
  binding: Binding,
  lacking: (binding: Binding) => readonly PlacedParameter[],
  filling: Filling,
): Promise<Binding> {
  const missing = lacking(binding);
  if (missing.length === 0) return binding;
  const { name } = binding.command;
  if (!filling.asks) {
    throw argumentErrors('missing', {
      program: filling.context.program,
      command: typedName(name),
      parameters: missing.map(({ key, type }) => given(key, type)).join(', '),
    });
  }
  filling.announce();
  const values = new Map(binding.values);
  const filled = { ...binding, values };
  for (let [next] = missing; next !== undefined; [next] = lacking(filled)) {
    const known = await candidates(next.key, filled, filling);
    const { host, stopping } = filling;
    const value = await stopping.asking(async () => promptFor(next, known, host, stopping.signal));
    values.set(next.key, value);
  }
  return filled;
}

/** How a script gives it: a secret not by its own name. */
function given(key: string, type: string): string {
  const name = `-${parameterName(key)}`;
  return type === 'secret' ? `${name} (by ${secretFormNames(key)})` : name;
}

const patience = 2000;

async function candidates(
  key: string,
  { values, common: { profile } }: Binding,
  { command, stopping: { signal } }: Filling,
): Promise<readonly Candidate[]> {
  const complete = command.parameters[key]?.complete;
  if (complete === undefined) return [];
  const query = {
    word: '',
    given: new Map(
      [...values].filter((each): each is [string, string] => typeof each[1] === 'string'),
    ),
    profile,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  };
  // Without them the question is asked all the same, only without a list.
  return await complete(query).catch(() => []);
}
