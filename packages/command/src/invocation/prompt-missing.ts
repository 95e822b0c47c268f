import type { Candidate } from '../declaration/parameter.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { parameterName } from '../declaration/names.ts';
import { allowed } from '../binding/allowed.ts';
import { convert } from '../binding/convert.ts';
import type { Host } from './host.ts';
import { interruptErrors } from './interrupt-errors.ts';

/** Asks a person for the value of a parameter until it is one. `!?` shows its help. */
export async function promptFor(
  parameter: PlacedParameter,
  candidates: readonly Candidate[],
  host: Host,
  signal: AbortSignal,
): Promise<unknown> {
  const { input, password, search, Separator } = await import('@inquirer/prompts');
  const context = { input: host.stdin, output: host.stderr, signal };
  const message = `${parameterName(parameter.key)}:`;
  if (parameter.type === 'secret') {
    const { Secret } = await import('@hawser/core/secret');
    const validate = (text: string): true | string => {
      if (text === '!?') return parameter.help;
      if (text === '') return 'A secret is needed.';
      return convert(parameter, new Secret(text)) === undefined
        ? `It takes ${allowed(parameter)}.`
        : true;
    };
    return new Secret(
      await interruptible(password({ message, validate, toggleMask: false }, context)),
    );
  }
  const known = [...(parameter.choices ?? []).map((value) => ({ value })), ...candidates];
  if (known.length > 0 && parameter.list !== true) {
    const source = (
      word: string | undefined,
    ): (SearchChoice | InstanceType<typeof Separator>)[] => {
      if (word === '!?') return [new Separator(parameter.help)];
      const found = known.filter(({ value }) =>
        value.toLowerCase().includes((word ?? '').toLowerCase()),
      );
      const typed =
        convert(parameter, word) === undefined || word === undefined ? [] : [{ value: word }];
      return found.length > 0 ? found.map(searchChoice) : typed;
    };
    return convert(parameter, await interruptible(search({ message, source }, context)));
  }
  let asksForHelp = false;
  const validate = (text: string): true | string => {
    asksForHelp = text === '!?';
    if (asksForHelp) return parameter.help;
    if (text === '') return 'A value is needed.';
    return read(parameter, text) !== undefined ? true : `It takes ${allowed(parameter)}.`;
  };
  const theme = {
    // What is wrong stays to be mended; a question for help does not.
    get validationFailureMode(): 'clear' | 'keep' {
      return asksForHelp ? 'clear' : 'keep';
    },
  };
  return read(parameter, await interruptible(input({ message, validate, theme }, context)));
}

interface SearchChoice {
  readonly name?: string;
  readonly value: string;
  readonly description?: string;
}

function searchChoice({ value, says }: Candidate): SearchChoice {
  return says === undefined ? { value } : { value, description: says };
}

function read(parameter: PlacedParameter, text: string): unknown {
  return convert(parameter, parameter.list === true ? text.split(',') : text);
}

/** The answer to a prompt; Ctrl-C at it is an interruption like any other. */
async function interruptible<Answer>(prompt: Promise<Answer>): Promise<Answer> {
  // After Ctrl-Z and fg readline leaves standard input paused, and does so after this is called.
  const goOn = (): unknown => setImmediate(() => process.stdin.resume());
  process.on('SIGCONT', goOn);
  try {
    return await prompt;
  } catch (error) {
    if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt)Error$/.test(error.name)) {
      throw interruptErrors('stopped', {}, { cause: error });
    }
    throw error;
  } finally {
    process.off('SIGCONT', goOn);
  }
}
