import type { CommandDescription } from '../declaration/description.ts';

/** What a command can change, and how somebody keeps it from doing so. */
export function impactText({ impact, force }: CommandDescription): string {
  switch (impact) {
    case 'none':
      return 'It changes nothing.';
    case 'low':
    case 'medium':
      return 'It asks before a change only with -Confirm; with -WhatIf it shows what it would change.';
    case 'high': {
      const without = force === undefined ? '-Confirm:false' : '-Confirm:false or -Force';
      return `It asks before each change; ${without} keeps it from asking. With -WhatIf it shows what it would change.`;
    }
  }
}
