import type { Message } from '../message.ts';
import { operationName, type OperationName } from '../tables/operations.ts';
import type { RequestRefusals } from './request-refusals.ts';

/** The operation that a request asks for, in a version of IPP that is spoken. */
export function requireOperation(
  { code, version: { major, minor } }: Message,
  refusals: RequestRefusals,
): OperationName {
  if (major < 1 || major > 2) {
    throw refusals('server-error-version-not-supported', { version: `${major}.${minor}` });
  }
  const name = operationName(code);
  if (name !== undefined) return name;
  const operation = `0x${code.toString(16).padStart(4, '0')}`;
  throw refusals('server-error-operation-not-supported', { operation });
}
