import { Secret } from '@hawser/core/secret';
import { defineBuiltIn, source } from '../built-in.ts';
import { builtInErrors } from './built-in-errors.ts';

export const readHost = defineBuiltIn({
  name: 'Read-Host',
  summary: 'Asks whoever sits there.',
  parameters: {
    prompt: { type: 'string', help: 'The question.', position: 0 },
    asSecureString: { type: 'switch', help: 'A secret, which nobody sees being typed.' },
    maskInput: { type: 'switch', help: 'A text that nobody sees being typed.' },
  },
  examples: [
    {
      line: "$name = read-host 'Which printer'",
      says: 'A text.',
      notRun: 'nobody sits there to answer',
    },
  ],
  start({ parameters: { prompt = '', asSecureString, maskInput }, frame, out, shell }) {
    return source(async () => {
      if (!shell.asks) throw builtInErrors('nobody-to-ask', {});
      const { input, password } = await import('@inquirer/prompts');
      const message = prompt === '' ? 'Answer' : prompt;
      const where = {
        input: shell.host.stdin,
        output: shell.host.stderr as NodeJS.WriteStream,
        signal: frame.signal,
      };
      const isHidden = asSecureString || maskInput;
      const answer = await (isHidden
        ? password({ message, mask: '*' }, where)
        : input({ message }, where));
      await out.write(asSecureString ? new Secret(answer) : answer);
    });
  },
});
