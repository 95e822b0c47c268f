import { HawserError } from '../../errors.ts';
import { ippErrors } from '../ipp-errors.ts';
import type { MessageHeader } from '../message.ts';

/** The one error of whoever decodes: where the message is wrong, and what is. */
export class MessageError extends HawserError {
  readonly offset: number;
  readonly reason: string;
  /** Where so much could be read: an answer says which request it is for. */
  readonly header: MessageHeader | undefined;

  constructor(
    key: 'malformed' | 'too-large',
    offset: number,
    reason: string,
    header: MessageHeader | undefined,
  ) {
    const told = ippErrors(key, { offset, reason });
    super(told.code, told);
    this.offset = offset;
    this.reason = reason;
    this.header = header;
  }
}
