import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { powershellScript } from './powershell.ts';
import { zshScript } from './zsh.ts';

const scripts = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
} as const;

/** What a shell runs when it starts, so that it asks the program whenever somebody presses Tab. */
export function completionScript(shell: keyof typeof scripts, program: string): string {
  return scripts[shell](program);
}
