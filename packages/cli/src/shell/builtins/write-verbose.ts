import { defineBuiltIn } from '../built-in.ts';
import { visible } from '@hawser/core/visible';
import { asText } from '../values/as-text.ts';
import { saidBy, saying } from './said-text.ts';

export const writeVerbose = defineBuiltIn({
  name: 'Write-Verbose',
  summary: "Says something where -Verbose, or $VerbosePreference = 'Continue', asks for it.",
  parameters: saying,
  examples: [{ line: 'write-verbose "Now the second floor."', says: 'Only for who wants it.' }],
  start({ parameters: { message }, frame, shell }) {
    const preference = asText(frame.scope.find('verbosepreference')?.value);
    const isWanted = preference.toLowerCase() === 'continue';
    return saidBy(message, shell, (text) => {
      if (isWanted) shell.messages.line(`VERBOSE: ${visible(text)}`, 'faint');
      else shell.messages.verbose(text);
    });
  },
});
