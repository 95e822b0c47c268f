import { styleText } from 'node:util';
import { displayOf } from '@hawser/command/output/display';
import { withoutSecrets } from '@hawser/core/secret';
import { visible } from '@hawser/core/visible';
import { defineBuiltIn } from '../built-in.ts';
import { saidBy, saying } from './said-text.ts';

const colours = {
  Black: 'black',
  Red: 'redBright',
  DarkRed: 'red',
  Green: 'greenBright',
  DarkGreen: 'green',
  Yellow: 'yellowBright',
  DarkYellow: 'yellow',
  Blue: 'blueBright',
  DarkBlue: 'blue',
  Magenta: 'magentaBright',
  DarkMagenta: 'magenta',
  Cyan: 'cyanBright',
  DarkCyan: 'cyan',
  White: 'whiteBright',
  Gray: 'white',
  DarkGray: 'gray',
} as const;
const names = Object.keys(colours) as (keyof typeof colours)[];

export const writeHost = defineBuiltIn({
  name: 'Write-Host',
  summary: 'Says something to whoever sits there; no pipeline gets it.',
  parameters: {
    ...saying,
    foregroundColor: { type: 'enum', choices: names, help: 'The colour, where there are any.' },
    noNewline: { type: 'switch', help: 'What is said next goes on in the same line.' },
  },
  examples: [
    { line: 'write-host "$count printers"', says: 'A line.' },
    { line: 'write-host Done -ForegroundColor Green', says: 'A line in green.' },
  ],
  start({ parameters: { message, foregroundColor, noNewline }, shell }) {
    const { host } = shell;
    const { colour } = displayOf(host.stderr, host.env);
    return saidBy(message, shell, (text) => {
      const shown = withoutSecrets(text.split('\n').map(visible).join('\n'));
      const styled =
        colour && foregroundColor !== undefined
          ? styleText(colours[foregroundColor], shown, { validateStream: false })
          : shown;
      host.stderr.write(noNewline ? styled : `${styled}\n`);
    });
  },
});
