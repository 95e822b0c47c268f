import { defineCommand } from '../declaration/command.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'CompletionScript',
  aliases: ['completion'],
  summary: 'Writes what a shell needs to complete commands, parameters and values.',
  parameters: {
    shell: {
      type: 'enum',
      choices: ['bash', 'zsh', 'fish', 'powershell'],
      mandatory: true,
      position: 0,
      help: 'The shell.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.CompletionScript',
    properties: {
      shell: { type: 'string', description: 'The shell.' },
      script: { type: 'string', description: 'What it is to run when it starts.' },
    },
    text: ({ script }: { script: string }) => script.trimEnd(),
  },
  examples: [
    {
      line: 'source <(hawser get-completion-script bash)',
      says: 'Completes in this bash; in ~/.bashrc, in every one.',
    },
    {
      line: 'hawser get-completion-script fish > ~/.config/fish/completions/hawser.fish',
      says: 'Completes in every fish.',
    },
    {
      line: 'hawser get-completion-script powershell | Out-String | Invoke-Expression',
      says: 'Completes in this PowerShell.',
      notRun: 'it is for PowerShell, which the tests do not have',
    },
  ],
  async *run({ parameters: { shell }, program }) {
    const { completionScript } = await import('../completion/scripts.ts');
    yield { shell, script: completionScript(shell, program.name) };
  },
});
