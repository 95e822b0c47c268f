/** A time of day in a place, as RFC 2579 has it: with its offset from UTC, which a Date would lose. */
export interface DateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 60 is a leap second. */
  readonly second: number;
  readonly decisecond: number;
  /** Of the offset; -00:00 is something else than +00:00 on the wire. */
  readonly sign: '+' | '-';
  readonly offsetHours: number;
  readonly offsetMinutes: number;
}

/** This moment, told in UTC. */
export function dateTimeOf(date: Date): DateTime {
  if (Number.isNaN(date.getTime())) throw new RangeError('no time');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    decisecond: Math.floor(date.getUTCMilliseconds() / 100),
    sign: '+',
    offsetHours: 0,
    offsetMinutes: 0,
  };
}

/** The moment that is meant. */
export function dateOf(time: DateTime): Date {
  const offset = (time.offsetHours * 60 + time.offsetMinutes) * (time.sign === '-' ? -1 : 1);
  const { year, month, day, hour, minute, second, decisecond } = time;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second, decisecond * 100);
  return date;
}

/** From eleven bytes that were found to be one. */
export function readDateTime(bytes: Buffer, at: number): DateTime {
  return {
    year: bytes.readUInt16BE(at),
    month: bytes.readUInt8(at + 2),
    day: bytes.readUInt8(at + 3),
    hour: bytes.readUInt8(at + 4),
    minute: bytes.readUInt8(at + 5),
    second: bytes.readUInt8(at + 6),
    decisecond: bytes.readUInt8(at + 7),
    sign: bytes.readUInt8(at + 8) === 0x2d ? '-' : '+',
    offsetHours: bytes.readUInt8(at + 9),
    offsetMinutes: bytes.readUInt8(at + 10),
  };
}

export function dateTimeBytes(time: DateTime): readonly number[] {
  return [
    time.year >> 8,
    time.year & 0xff,
    time.month,
    time.day,
    time.hour,
    time.minute,
    time.second,
    time.decisecond,
    time.sign === '-' ? 0x2d : 0x2b,
    time.offsetHours,
    time.offsetMinutes,
  ];
}
