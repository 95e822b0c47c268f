import { oldestNode } from '../../bootstrap/toolchain.mjs';
import type { Product } from './product.ts';

/** What the package registry shows of a program. */
export function readme({ name, description }: Product): string {
  return `# ${name}

${description}

It needs Node.js ${oldestNode} or later.

\`\`\`sh
npm install --global ${name}
${name} --help                # what it can do
${name} get-help <command>    # how a command is used
${name} get-completion-script bash    # also zsh, fish, powershell
\`\`\`

All packages that it is made of are in it, with their licences in THIRD-PARTY-LICENSES. The one beside
it is optional: it reaches the secret service of the desktop, without which secrets are kept in a
sealed file.
`;
}
