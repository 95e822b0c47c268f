import { unknownValue } from '@hawser/command/binding/convert';
import type { Expression } from '../syntax/tree.ts';

/** What stands there, where that is certain. */
export function knownValue(value: Expression): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'number':
      return value.written;
    case 'list':
      return value.items.map(knownValue);
    case 'variable': {
      const name = value.name.toLowerCase();
      return name === 'true' || name === 'false' ? name === 'true' : unknownValue;
    }
    case 'unary': {
      const isNegative = value.operator === '-' && value.of.kind === 'number';
      return isNegative ? `-${value.of.written}` : unknownValue;
    }
    default:
      return unknownValue;
  }
}
