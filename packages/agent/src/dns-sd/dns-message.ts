/** A name in DNS: its labels, each up to 63 bytes of anything, also dots. */
export type DnsName = readonly string[];

export type DnsRecord =
  | { readonly type: 'PTR'; readonly name: DnsName; readonly ttl: number; readonly target: DnsName }
  | {
      readonly type: 'SRV';
      readonly name: DnsName;
      readonly ttl: number;
      readonly target: DnsName;
      readonly port: number;
    }
  | {
      readonly type: 'TXT';
      readonly name: DnsName;
      readonly ttl: number;
      readonly strings: readonly string[];
    }
  | {
      readonly type: 'A' | 'AAAA';
      readonly name: DnsName;
      readonly ttl: number;
      readonly address: string;
    };

export interface DnsQuestion {
  readonly name: DnsName;
  readonly type: keyof typeof typeNumbers;
}

const typeNumbers = { A: 1, PTR: 12, TXT: 16, AAAA: 28, SRV: 33 } as const;
const internet = 1;

// RFC 6762, section 17: no message is longer, and what says more than these says too much.
const longestMessage = 9000;
const longestName = 255;
const mostRecords = 500;
const mostStrings = 100;

/** What is asked by multicast (RFC 6762): no number, nothing but questions. */
export function encodeQuestions(questions: readonly DnsQuestion[]): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(questions.length, 4);
  const parts = questions.map(({ name, type }) => {
    const labels = name.flatMap((label) => {
      const bytes = Buffer.from(label);
      return [Buffer.of(bytes.length), bytes];
    });
    return Buffer.concat([...labels, Buffer.of(0, 0, typeNumbers[type], 0, internet)]);
  });
  return Buffer.concat([header, ...parts]);
}

/** The records of an answer; undefined for whatever is none, or is not well formed. */
export function decodeAnswer(bytes: Buffer): readonly DnsRecord[] | undefined {
  const isAnswer = bytes.length >= 12 && bytes.length <= longestMessage && (bytes[2] ?? 0) >= 0x80;
  if (!isAnswer) return undefined;
  try {
    return new Reading(bytes).answer();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reading {
  readonly #bytes: Buffer;
  #place = 12;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  answer(): readonly DnsRecord[] {
    const count = (at: number): number => this.#bytes.readUInt16BE(at);
    const records = count(6) + count(8) + count(10);
    if (count(4) + records > mostRecords) throw new RangeError('too many records');
    for (let at = 0; at < count(4); at += 1) {
      this.#name();
      this.#skip(4);
    }
    return Array.from({ length: records }, () => this.#record()).filter(
      (each) => each !== undefined,
    );
  }

  #record(): DnsRecord | undefined {
    const name = this.#name();
    const type = this.#number();
    // The highest bit says that others of that name are no more; here nothing is kept for long.
    const space = this.#number() & 0x7fff;
    const ttl = this.#number() * 0x1_0000 + this.#number();
    const length = this.#number();
    const end = this.#place + length;
    if (end > this.#bytes.length) throw new RangeError('a record that is cut off');
    const record = space === internet ? this.#content(type, { name, ttl, end }) : undefined;
    this.#place = end;
    return record;
  }

  #content(
    type: number,
    { name, ttl, end }: { readonly name: DnsName; readonly ttl: number; readonly end: number },
  ): DnsRecord | undefined {
    switch (type) {
      case typeNumbers.PTR:
        return { type: 'PTR', name, ttl, target: this.#name() };
      case typeNumbers.SRV: {
        this.#skip(4);
        const port = this.#number();
        return { type: 'SRV', name, ttl, port, target: this.#name() };
      }
      case typeNumbers.TXT:
        return { type: 'TXT', name, ttl, strings: this.#strings(end) };
      case typeNumbers.A:
        return { type: 'A', name, ttl, address: [...this.#take(4)].join('.') };
      case typeNumbers.AAAA: {
        const words = Array.from({ length: 8 }, () => this.#number().toString(16));
        return { type: 'AAAA', name, ttl, address: words.join(':') };
      }
      default:
        return undefined;
    }
  }

  #strings(end: number): readonly string[] {
    const strings: string[] = [];
    while (this.#place < end && strings.length < mostStrings) {
      const [length = 0] = this.#take(1);
      if (this.#place + length > end) throw new RangeError('a text that is cut off');
      strings.push(this.#take(length).toString('utf8'));
    }
    return strings;
  }

  /** RFC 1035, 4.1.4: the rest of a name may stand elsewhere, always before, so that it comes to an end. */
  #name(): DnsName {
    const labels: string[] = [];
    let total = 0;
    let back: number | undefined;
    let before = this.#place;
    for (;;) {
      const [length = 0] = this.#take(1);
      if (length >= 0xc0) {
        const target = (length - 0xc0) * 256 + (this.#take(1)[0] ?? 0);
        if (target >= before) throw new RangeError('a name that leads on');
        back ??= this.#place;
        before = target;
        this.#place = target;
      } else if (length > 63) throw new RangeError('a label of no kind');
      else if (length === 0) break;
      else {
        total += length + 1;
        if (total > longestName) throw new RangeError('a name that is too long');
        labels.push(this.#take(length).toString('utf8'));
      }
    }
    this.#place = back ?? this.#place;
    return labels;
  }

  #number(): number {
    return this.#take(2).readUInt16BE();
  }

  #skip(length: number): void {
    this.#take(length);
  }

  #take(length: number): Buffer {
    const end = this.#place + length;
    if (end > this.#bytes.length) throw new RangeError('a message that is cut off');
    const taken = this.#bytes.subarray(this.#place, end);
    this.#place = end;
    return taken;
  }
}
