const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 } as const;

/** How long something takes, as New-TimeSpan gives it. */
export class TimeSpan {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  get properties(): Readonly<Record<string, number>> {
    const part = (unit: number, most: number): number =>
      Math.trunc(this.milliseconds / unit) % most;
    return {
      days: Math.trunc(this.milliseconds / units.days),
      hours: part(units.hours, 24),
      minutes: part(units.minutes, 60),
      seconds: part(units.seconds, 60),
      milliseconds: Math.trunc(this.milliseconds) % 1000,
      totalDays: this.milliseconds / units.days,
      totalHours: this.milliseconds / units.hours,
      totalMinutes: this.milliseconds / units.minutes,
      totalSeconds: this.milliseconds / units.seconds,
      totalMilliseconds: this.milliseconds,
    };
  }

  /** 1.02:03:04.005 */
  toString(): string {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = this.properties;
    const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');
    const fraction =
      milliseconds === 0 ? '' : `.${String(Math.abs(milliseconds)).padStart(3, '0')}`;
    const before = days === 0 ? '' : `${Math.abs(days)}.`;
    const sign = this.milliseconds < 0 ? '-' : '';
    return `${sign}${before}${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
