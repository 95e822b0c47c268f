import type { Attributes } from '@hawser/core/ipp/attributes';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';

/** Whether a printer says that it carries out such requests; one that is away offers nothing. */
export function offers(abilities: Attributes | undefined, name: OperationName): boolean {
  return abilities?.enums('operations-supported').includes(operations[name]) === true;
}
