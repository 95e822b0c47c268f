import type { ErrorKind } from '@hawser/core/errors';
import { literal } from './literal.ts';

/** What PowerShell calls each kind of failure. */
const categories: Readonly<Record<ErrorKind, string>> = {
  failed: 'NotSpecified',
  usage: 'InvalidArgument',
  'not-found': 'ObjectNotFound',
  denied: 'PermissionDenied',
  conflict: 'ResourceExists',
  unreachable: 'ConnectionError',
  interrupted: 'OperationStopped',
};

/** The same as PowerShell reads it. */
export function errorCategories(): string {
  const rows = Object.entries(categories).map(
    ([kind, category]) => `    ${literal(kind)} = ${literal(category)}\n`,
  );
  return `$script:Categories = @{\n${rows.join('')}}\n`;
}
