import { defineBuiltIn } from '../built-in.ts';
import { asText } from '../values/as-text.ts';
import { errorBehind } from '../run/error-record.ts';
import { builtInErrors } from './built-in-errors.ts';
import { saying } from './said-text.ts';

export const writeError = defineBuiltIn({
  name: 'Write-Error',
  summary: 'Tells of an error; the program goes on, unless errors end it.',
  parameters: saying,
  examples: [{ line: 'write-error "Office is not there."', says: 'An error.' }],
  start({ parameters: { message }, frame, place, shell, errorAction }) {
    const tell = async (value: unknown): Promise<void> => {
      const text = asText(value).slice(0, 2000);
      const error = errorBehind(value) ?? builtInErrors('said', { message: text });
      // What the call says of errors holds for this one as for any other.
      if (errorAction !== undefined) throw error;
      await shell.failed(error, frame, place);
    };
    return {
      take: tell,
      async end() {
        if (message !== undefined) await tell(message.length === 1 ? message[0] : message);
      },
    };
  },
});
