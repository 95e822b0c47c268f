const sequence = 0x30;
const mostLengthBytes = 4;

/** The messages of LDAP one by one (RFC 4511, 5.1), however they arrive; no more of them than may be. */
export class LdapMessages {
  readonly #most: number;
  #pieces: Buffer[] = [];
  /** As many bytes are in the pieces. */
  #held = 0;
  /** How long the first of them is, once that is known. */
  #length: number | undefined;
  #since = 0;

  /** `most` bytes come in answer to one request. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Another request is made. */
  begin(): void {
    this.#since = 0;
  }

  /** What is left over, of a message that is not whole yet. */
  get rest(): number {
    return this.#held;
  }

  /** The messages that are whole by now; throws where there can be none. */
  take(chunk: Buffer): readonly Buffer[] {
    this.#since += chunk.length;
    if (this.#since > this.#most) throw tooLarge(this.#most);
    this.#pieces.push(chunk);
    this.#held += chunk.length;
    const whole: Buffer[] = [];
    while (this.#isWhole()) whole.push(this.#first());
    return whole;
  }

  #isWhole(): boolean {
    this.#length ??= lengthOf(this.#head());
    if (this.#length !== undefined && this.#length > this.#most) throw tooLarge(this.#most);
    return this.#length !== undefined && this.#held >= this.#length;
  }

  #head(): Buffer {
    const [first] = this.#pieces;
    const isEnough = first === undefined || first.length >= 2 + mostLengthBytes;
    return isEnough ? (first ?? Buffer.alloc(0)) : this.#joined();
  }

  #first(): Buffer {
    const all = this.#joined();
    const message = all.subarray(0, this.#length);
    const rest = all.subarray(this.#length);
    this.#pieces = rest.length === 0 ? [] : [rest];
    this.#held = rest.length;
    this.#length = undefined;
    return message;
  }

  /** Once for each message, and not for each piece of it. */
  #joined(): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0] : undefined;
    const joined = all ?? Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }
}

/** Of the message that begins there; undefined while that does not stand there yet. */
function lengthOf(head: Buffer): number | undefined {
  const [tag, length] = head;
  if (tag !== undefined && tag !== sequence) throw new Error('what it answers is not LDAP');
  if (length === undefined) return undefined;
  if (length < 0x80) return 2 + length;
  const count = length - 0x80;
  if (count === 0 || count > mostLengthBytes) throw new Error('what it answers is not LDAP');
  return head.length < 2 + count ? undefined : 2 + count + head.readUIntBE(2, count);
}

function tooLarge(most: number): Error {
  return new Error(`it answers more than ${most / 1024 / 1024} MiB at once`);
}
