import { HawserError } from '../../errors.ts';
import { groupsOf, type Message } from '../message.ts';
import { statusName, type StatusName } from '../tables/status-codes.ts';
import { ippClientErrors } from './client-errors.ts';

/** What the other side said no to, with all that it said. */
export class Refusal extends HawserError {
  readonly ippStatus: number;
  readonly answer: Message;

  constructor(operation: string, host: string, answer: Message) {
    const name = statusName(answer.code);
    const status = name ?? `status 0x${answer.code.toString(16).padStart(4, '0')}`;
    const row = rows.find(({ statuses }) => name !== undefined && statuses.includes(name))?.key;
    const told = ippClientErrors(row ?? 'refused', { operation, host, status, said: said(answer) });
    super(told.code, told, { target: host });
    this.ippStatus = answer.code;
    this.answer = answer;
  }
}

type Row = 'busy' | 'not-allowed' | 'not-there' | 'not-supported';

const rows: readonly { readonly key: Row; readonly statuses: readonly StatusName[] }[] = [
  {
    key: 'busy',
    statuses: [
      'server-error-busy',
      'server-error-temporary-error',
      'server-error-service-unavailable',
      'server-error-too-many-jobs',
    ],
  },
  {
    key: 'not-allowed',
    statuses: [
      'client-error-forbidden',
      'client-error-not-authenticated',
      'client-error-not-authorized',
    ],
  },
  { key: 'not-there', statuses: ['client-error-not-found', 'client-error-gone'] },
  {
    key: 'not-supported',
    statuses: [
      'client-error-attributes-or-values-not-supported',
      'client-error-charset-not-supported',
      'client-error-compression-not-supported',
      'client-error-conflicting-attributes',
      'client-error-document-format-not-supported',
      'server-error-operation-not-supported',
      'server-error-version-not-supported',
    ],
  },
];

const mostNames = 10;

function said(answer: Message): string {
  const [attributes] = groupsOf(answer, 'operation');
  const text = firstText(attributes?.values('status-message') ?? []);
  const names = groupsOf(answer, 'unsupported').flatMap(({ attributeNames }) => attributeNames);
  const listed = names.slice(0, mostNames).join(', ');
  return `${text === '' ? '' : ` ("${text}")`}${listed === '' ? '' : `, because of ${listed}`}`;
}

/** A wrong type is no reason to hide the refusal. */
function firstText([value]: readonly {
  readonly type: string;
  readonly value?: unknown;
}[]): string {
  return typeof value?.value === 'string' ? value.value.slice(0, 500) : '';
}
