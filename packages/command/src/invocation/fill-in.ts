import type { Binding, BindingContext } from '../binding/bind.ts';
import { argumentErrors } from '../binding/binding-errors.ts';
import { missingParameters } from '../binding/missing.ts';
import type { AnyCommand } from '../declaration/command.ts';
import { parameterName, typedName } from '../declaration/names.ts';
import type { Candidate } from '../declaration/parameter.ts';
import type { Host } from './host.ts';
import type { Messages } from './messages.ts';
import { promptFor } from './prompt-missing.ts';
import { fetchSecret } from './secret-source.ts';
import type { Session } from './session.ts';

export interface Filling {
  readonly command: AnyCommand;
  readonly context: BindingContext;
  readonly host: Host;
  readonly session: Session;
  readonly messages: Messages;
  readonly signal: AbortSignal;
  /** Whether there is a person to ask. */
  readonly asks: boolean;
}

/** The binding with its secrets fetched. */
export async function withSecrets(binding: Binding, filling: Filling): Promise<Binding> {
  const values = new Map(binding.values);
  for (const [key, source] of binding.secrets) {
    values.set(key, await fetchSecret(key, source, filling.host, filling.session));
  }
  return { ...binding, values };
}

/** The binding with nothing missing: a person is asked, a script is told everything at once. */
export async function withoutGaps(binding: Binding, filling: Filling): Promise<Binding> {
  let missing = missingParameters(binding);
  if (missing.length === 0) return binding;
  const { name } = binding.command;
  if (!filling.asks) {
    throw argumentErrors('missing', {
      program: filling.context.program,
      command: typedName(name),
      parameters: missing.map(({ key }) => `-${parameterName(key)}`).join(', '),
    });
  }
  filling.messages.line(`${name} needs values for the following parameters (type !? for help):`);
  const values = new Map(binding.values);
  for (let filled = binding; missing.length > 0; missing = missingParameters(filled)) {
    const [parameter] = missing;
    if (parameter === undefined) break;
    const known = await candidates(parameter.key, filling);
    values.set(parameter.key, await promptFor(parameter, known, filling.host, filling.signal));
    filled = { ...binding, values };
  }
  return { ...binding, values };
}

const patience = 2000;

async function candidates(
  key: string,
  { command, signal }: Filling,
): Promise<readonly Candidate[]> {
  const complete = command.parameters[key]?.complete;
  if (complete === undefined) return [];
  const query = {
    word: '',
    given: new Map<string, string>(),
    profile: undefined,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  };
  // Without them the question is asked all the same, only without a list.
  return await complete(query).catch(() => []);
}
